"""The pages of trends: each question with its chart, what its numbers rest on, and the reports."""
