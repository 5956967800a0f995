"""The sample wire: an invented little world of news, served over real HTTP on loopback."""
