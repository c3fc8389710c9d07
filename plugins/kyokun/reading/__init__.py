"""From a document's text to a postmortem or a lesson, keeping the span of every value. Knows no rules."""
