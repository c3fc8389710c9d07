"""The drill: an incident replayed event by event, its cause hidden until asked for."""
