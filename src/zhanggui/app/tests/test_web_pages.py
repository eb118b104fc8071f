"""The web application as files: found, packed, cached, and nothing else."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.test import Client

from zhanggui.app import web_pages


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build in miniature."""
    folder = tmp_path / "web"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>掌柜</title>", encoding="utf-8")
    (folder / "favicon.svg").write_text("<svg/>")
    (folder / "assets" / "index-abcd1234.js").write_text("let x = 1")
    (folder / "assets" / "index-abcd1234.js.gz").write_bytes(gzip.compress(b"let x = 1"))
    (folder / "sw.js").write_text("self.x = 1")
    (folder / "manifest.webmanifest").write_text("{}")
    (folder / ".built-from").write_text("0")
    (tmp_path / "secret").write_text("no")
    monkeypatch.setattr(web_pages, "FOLDER", folder)
    return folder


@pytest.mark.parametrize("address", ["/", "/sales/orders", "/sales/orders/7", "/no/such/page"])
def test_every_address_is_the_page(built: Path, address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 200
    assert "掌柜" in answer.content.decode()
    assert answer["Cache-Control"] == "no-cache"
    policy = answer["Content-Security-Policy"]
    [scripts] = [part for part in policy.split("; ") if part.startswith("script-src")]
    assert "unsafe-inline" not in scripts
    assert "frame-ancestors 'none'" in policy


def test_a_file_with_its_hash_in_its_name_is_kept_for_ever_and_sent_packed(built: Path) -> None:
    answer = Client().get("/assets/index-abcd1234.js", headers={"accept-encoding": "br;q=0, gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == b"let x = 1"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Type"].startswith("text/javascript")
    plain = Client().get("/assets/index-abcd1234.js")
    assert "Content-Encoding" not in plain
    assert plain["ETag"] != answer["ETag"]
    assert Client().get("/assets/index-abcd1234.js", headers={"if-none-match": plain["ETag"]}).status_code == 304


def test_a_device_asks_for_the_worker_and_the_manifest_anew(built: Path) -> None:
    """A worker that is kept would keep an old version for ever."""
    for address, kind in (("/sw.js", "text/javascript"), ("/manifest.webmanifest", "application/manifest+json")):
        answer = Client().get(address)
        assert answer["Cache-Control"] == "no-cache"
        assert answer["Content-Type"].startswith(kind)


@pytest.mark.parametrize(
    "address",
    ["/assets/gone-abcd1234.js", "/assets/index-abcd1234.js.gz", "/assets/../../secret", "/assets/%2e%2e/%2e%2e/secret", "/other.js"],
)  # fmt: skip
def test_what_is_not_part_of_it_is_not_found(built: Path, address: str) -> None:
    assert Client().get(address).status_code == 404


def test_the_api_does_not_answer_with_the_page(built: Path) -> None:
    answer = Client().get("/api/v1/no-such-route")
    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("application/problem+json")


def test_a_new_build_is_seen_at_once(built: Path) -> None:
    assert Client().get("/assets/new-12345678.js").status_code == 404
    fresh = built.with_name("fresh")
    built.rename(built.with_name("old"))
    (fresh / "assets").mkdir(parents=True)
    (fresh / "assets" / "new-12345678.js").write_text("1")
    fresh.rename(built)
    assert Client().get("/assets/new-12345678.js").status_code == 200


def test_without_a_build_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_pages, "FOLDER", tmp_path / "none")
    answer = Client().get("/")
    assert answer.status_code == 503
    assert "make web" in answer.content.decode()
