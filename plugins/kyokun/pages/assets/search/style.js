// Styles that are fetched when what they are for is first shown.

const loading = new Map();

// Resolves when the styles are there, so that nothing is shown without them. Themes that change pages in place take out of the
// head what the next page's head does not hold: here they stay.
export function withStyle(address) {
  if (!loading.has(address)) {
    loading.set(address, new Promise((resolve) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = address;
      link.addEventListener("load", resolve);
      link.addEventListener("error", resolve);
      document.body.append(link);
    }));
  }
  return loading.get(address);
}

export const withSearchStyle = () => withStyle(new URL("search.css", import.meta.url).href);
