"""What the incidents add up to, and what that can and cannot say. Knowledge in, figures out; knows no file and no clock."""
