"""What an editor is told while someone writes: findings, mends, completions, explanations. Any protocol's door can ask."""
