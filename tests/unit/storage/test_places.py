"""Network drives are recognised; this computer's own disks are not refused."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.errors import NetworkFolderError
from oakmere_training.storage import places
from oakmere_training.storage.database import Database

if TYPE_CHECKING:
    from pathlib import Path

MOUNTINFO = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home rw - nfs4 server:/home rw,vers=4.2
31 22 0:41 / /mnt/staff\040share rw - cifs //server/staff rw
32 22 0:42 / /mnt/auto rw - autofs systemd-1 rw,fd=33
33 32 0:43 / /mnt/auto rw - nfs server:/auto rw
34 30 8:2 / /home/local rw - xfs /dev/sdb1 rw
35 22 0:50 / /run/user/1000/gvfs rw,nosuid - fuse.gvfsd-fuse gvfsd-fuse rw
36 22 0:51 / /media/stick rw shared:9 master:2 - vfat /dev/sdc1 rw
37 22 0:52 / /srv/cloud rw - fuse.sshfs host:/ rw
a line that does not fit
"""

MAC = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//teacher@server/Staff (new) on /Volumes/Staff (new) (smbfs, nodev, nosuid, mounted by teacher)
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib/oakmere", None),
        ("/home/teacher/records", "nfs4"),
        ("/home", "nfs4"),
        ("/homework", None),
        ("/home/local/records", None),
        ("/mnt/staff share/Oakmere", "cifs"),
        ("/mnt/auto/x", "nfs"),
        ("/run/user/1000/gvfs/smb-share:server=x", "fuse.gvfsd-fuse"),
        ("/media/stick", None),
        ("/srv/cloud/x", "fuse.sshfs"),
    ],
)
def test_the_mount_that_holds_a_folder_decides(folder: str, kind: str | None) -> None:
    assert places.network_mount(places.parse_mountinfo(MOUNTINFO), folder) == kind


@pytest.mark.parametrize(
    ("folder", "kind"), [("/Users/teacher", None), ("/Volumes/Staff (new)/x", "smbfs"), ("/Volumes/Stick", None)]
)
def test_a_mac_s_mounts(folder: str, kind: str | None) -> None:
    assert places.network_mount(places.parse_mac_mounts(MAC), folder) == kind


@pytest.mark.parametrize(
    ("path", "unc"),
    [
        (r"\\server\share\Oakmere", True),
        ("//server/share", True),
        (r"\\?\UNC\server\share", True),
        (r"\\wsl$\Debian\home", True),
        (r"\\?\C:\Oakmere", False),
        (r"\\.\C:", False),
        (r"C:\Users\teacher", False),
    ],
)
def test_windows_names_of_shares(path: str, unc: bool) -> None:
    assert places.is_unc(path) is unc


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_folder_on_a_network_drive_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "mountinfo"
    fake.write_text(f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n23 22 0:40 / {tmp_path}/share rw - cifs //server/x rw\n")
    monkeypatch.setattr(places, "_MOUNTINFO", fake)
    share = tmp_path / "share"
    (tmp_path / "link").symlink_to(share)

    for folder in (share / "Oakmere", tmp_path / "link" / "Oakmere"):
        with pytest.raises(NetworkFolderError) as caught:
            Database.open(folder)
        assert "Choose a folder on this computer’s own disk" in caught.value.sentence
        assert "cifs" in caught.value.details
    assert not share.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_where_mounts_cannot_be_read_a_folder_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_MOUNTINFO", tmp_path / "missing")

    assert places.network_kind(tmp_path) is None


def test_a_mapped_drive_on_windows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert places._windows_kind(tmp_path) is None
    monkeypatch.setattr(places, "_drive_type", lambda _root: places._DRIVE_REMOTE)

    assert places._windows_kind(tmp_path) == "a mapped network drive"
