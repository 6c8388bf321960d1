"""Files for an audit: dropped, from folders and pickers, with their limits and mistakes."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.audits import COUNT, COUNTS, INVENTORY, PART, TITLE, TOGGLE, drop, text_of
from tests.web.conftest import Open

FILES = "#audit-files"
MESH = "type: Mesh\nname: aa.a\n"
ZONE = "type: Zone\nname: west.1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folder with files in folders, hidden ones and others."""
    root = tmp_path / "resources"
    for name in ("zones/eu", ".git", "empty"):
        (root / name).mkdir(parents=True)
    (root / "mesh.yaml").write_text(MESH)
    (root / "zones" / "eu" / "west.YML").write_text(ZONE)
    (root / "zones" / "all.json").write_text('{"type": "Zone", "name": "a.b"}')
    (root / "README.md").write_text("no inventory")
    (root / ".git" / "x.yaml").write_text(MESH)
    return root


def open_audit(open_page: Open) -> Page:
    """Open the part; a drop cannot wait until it has started."""
    page = open_page(PART)
    expect(page.locator("#audit select[name=targetVersion]")).to_have_value("3.0")
    return page


def places(page: Page) -> list[str]:
    return sorted(page.locator(".entry-place").all_inner_texts())


def test_a_dropped_folder_is_searched(open_page: Open, folder: Path) -> None:
    page = open_audit(open_page)
    drop(page, folder)
    expect(page.locator(COUNTS)).to_have_text("Kuma 3.0 refuses 3 of 3 resources.")
    assert places(page) == [
        "resources/mesh.yaml:1",
        "resources/zones/all.json:1",
        "resources/zones/eu/west.YML:1",
    ]
    expect(page.locator(FILES)).to_have_text(
        re.compile(
            r"^3 files, \d+ bytes: resources/mesh\.yaml, resources/zones/all\.json, "
            r"resources/zones/eu/west\.YML; 1 that is not YAML or JSON left out$"
        )
    )
    expect(page.locator("#inventory")).to_be_hidden()


def test_many_files_can_be_dropped(open_page: Open, folder: Path) -> None:
    page = open_audit(open_page)
    drop(page, folder / "mesh.yaml", folder / "zones" / "all.json", folder / "README.md")
    expect(page.locator(COUNT)).to_have_text("2 of 2 resources")
    assert places(page) == ["all.json:1", "mesh.yaml:1"]


def test_a_target_shows_that_it_can_be_dropped_on(open_page: Open, folder: Path) -> None:
    page = open_audit(open_page)
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}

    def drag(event: str, y: int) -> None:
        session.send("Input.dispatchDragEvent", {"type": event, "x": 300, "y": y, "data": data})

    drag("dragEnter", 130)  # above the target, in the part
    drag("dragOver", 130)
    expect(page.locator("#drop")).to_have_class("drop over")
    drag("dragOver", 10)  # above the part
    expect(page.locator("#drop")).to_have_class("drop")


def test_files_can_be_chosen_again(open_page: Open, folder: Path) -> None:
    page = open_audit(open_page)
    picker = page.locator("#audit-file")
    picker.set_input_files([folder / "mesh.yaml", folder / "zones" / "all.json"])
    expect(page.locator(COUNT)).to_have_text("2 of 2 resources")
    picker.set_input_files([folder / "mesh.yaml"])
    expect(page.locator(COUNT)).to_have_text("1 of 1 resource")
    expect(page.locator(FILES)).to_have_text("1 file, 22 bytes: mesh.yaml")


def test_a_folder_can_be_chosen(open_page: Open, folder: Path) -> None:
    page = open_audit(open_page)
    page.locator("#audit-folder").set_input_files(folder)
    expect(page.locator(COUNT)).to_have_text("3 of 3 resources")
    assert places(page)[0] == "resources/mesh.yaml:1"


def test_files_can_be_removed(open_page: Open, folder: Path) -> None:
    page = open_audit(open_page)
    page.locator("#inventory").fill(INVENTORY)
    drop(page, folder)
    expect(page.locator(TITLE)).to_be_visible()
    page.get_by_role("button", name="Remove").click()
    expect(page.locator("#audit-report")).to_be_empty()
    expect(page.locator("#inventory")).to_be_focused()
    expect(page.locator("#inventory")).to_have_value(INVENTORY)


def test_files_stay_when_the_versions_change(open_page: Open, folder: Path) -> None:
    page = open_audit(open_page)
    drop(page, folder / "zones")
    expect(page.locator(TITLE)).to_contain_text("Not safe")
    page.locator("#audit select[name=targetVersion]").select_option("2.14")
    expect(page.locator(COUNTS)).to_have_text("Kuma 2.14 warns about 2 of 2 resources.")


def test_a_broken_file_says_its_name_and_line(open_page: Open, folder: Path) -> None:
    (folder / "zones" / "broken.yaml").write_text("a: b\nc: [}\n")
    page = open_audit(open_page)
    drop(page, folder)
    expect(page.locator(".banner-broken")).to_contain_text("1 document could not be read:")
    expect(page.locator(".banner-broken li")).to_contain_text(
        "resources/zones/broken.yaml:2 is not YAML"
    )


def test_saved_formats_name_the_files(open_page: Open, folder: Path) -> None:
    page = open_audit(open_page)
    drop(page, folder)
    expect(page.locator(TITLE)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    assert "resources/zones/eu/west.YML,1,2,Zone" in text_of(download.value)


def test_curl_sends_the_files(open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "a b;c.yaml").write_text(MESH)
    (tmp_path / "zone.yaml").write_text(ZONE)
    page = open_audit(open_page)
    drop(page, tmp_path / "a b;c.yaml", tmp_path / "zone.yaml")
    page.get_by_text("As curl").click()
    expect(page.locator(".folds pre").first).to_contain_text(
        """curl -s -F 'file=@"a b;c.yaml"' -F file=@zone.yaml """
    )
    page.get_by_text("As a command").click()
    expect(page.locator(".folds pre").last).to_have_text(
        "kuma-names audit --from 2.14 --to 3.0 'a b;c.yaml' zone.yaml"
    )


def test_a_large_folder_is_a_command_of_its_name(open_page: Open, folder: Path) -> None:
    for number in range(20):
        (folder / f"{number}.yaml").write_text(ZONE.replace("west", f"z{number}"))
    page = open_audit(open_page)
    drop(page, folder)
    expect(page.locator(FILES)).to_contain_text("0.yaml, resources/1.yaml, resources/10.yaml")
    expect(page.locator(FILES)).to_contain_text("and 18 more")
    expect(page.get_by_text("As curl")).to_have_count(0)
    page.get_by_text("As a command").click()
    expect(page.locator(".folds pre")).to_have_text(
        "kuma-names audit --from 2.14 --to 3.0 resources"
    )


def test_a_drop_without_inventory_says_what_is_wanted(open_page: Open, folder: Path) -> None:
    page = open_audit(open_page)
    drop(page, folder / "README.md")
    expect(page.locator("#audit-status .notice")).to_have_text(
        "There is no YAML or JSON file, only README.md. Files end with .yaml, .yml or .json."
    )
    drop(page, folder / "empty")
    expect(page.locator("#audit-status .notice")).to_contain_text("There is no file in it.")
    expect(page.locator("#inventory")).to_be_visible()


def test_too_many_files_are_not_sent(open_page: Open) -> None:
    page = open_audit(open_page)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          for (let number = 0; number < 5001; number += 1) {
            data.items.add(new File(['type: Zone'], `${number}.yaml`));
          }
          document.getElementById('audit-file').files = data.files;
          document.getElementById('audit-file').dispatchEvent(new Event('change'));
        }"""
    )
    expect(page.locator("#audit-status .notice")).to_have_text(
        "5,001 files are too many: an audit takes at most 5,000."
    )
    assert [url for url in requests if url.endswith("/audit")] == []


def test_too_large_files_are_not_read(open_page: Open) -> None:
    page = open_audit(open_page)
    page.evaluate(
        """() => {
          const data = new DataTransfer(), part = 'x'.repeat(1 << 20);
          data.items.add(new File(Array(65).fill(part), 'large.yaml'));
          document.getElementById('audit-file').files = data.files;
          document.getElementById('audit-file').dispatchEvent(new Event('change'));
        }"""
    )
    expect(page.locator("#audit-status .notice")).to_have_text(
        "68.2 MB are too much: an audit takes at most 67.1 MB."
    )


def test_what_the_service_does_not_take_is_a_command(open_page: Open, tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    large.write_text("# comment\n" * 500_000)
    page = open_audit(open_page)
    drop(page, large)
    expect(page.locator("#audit-status .problem")).to_have_text(
        "the body must be at most 4194304 bytes long"
    )
    expect(page.locator("#audit-status pre")).to_have_text(
        "kuma-names audit --from 2.14 --to 3.0 large.yaml"
    )


def test_a_file_that_changed_cannot_be_read(open_page: Open, folder: Path) -> None:
    page = open_audit(open_page)
    drop(page, folder / "mesh.yaml")
    expect(page.locator(TITLE)).to_be_visible()
    (folder / "mesh.yaml").write_text("something else")
    page.get_by_role("button", name="Audit").click()
    expect(page.locator("#audit-status .notice")).to_contain_text(
        "mesh.yaml cannot be read: it was moved, changed or deleted since it was chosen."
    )
    expect(page.locator(FILES)).to_be_visible()


def test_dragged_text_goes_into_the_box(open_page: Open) -> None:
    page = open_audit(open_page)
    was_prevented = page.evaluate(
        """() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.setData('text/plain', 'type: Mesh');
          const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
          document.getElementById('inventory').dispatchEvent(event);
          return event.defaultPrevented;
        }"""
    )
    assert not was_prevented
    expect(page.locator(TOGGLE)).to_have_count(0)
