"""The data of each chart, from the figures of trends."""
