"""The adapter to MkDocs and ProperDocs: reads options, hands pages to the build, and nothing else."""
