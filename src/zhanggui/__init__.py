"""掌柜: an ERP for people who sell. `docs/tour.md` is the way in."""

__version__ = "0.1.0"
