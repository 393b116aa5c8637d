"""Where the records may live: SQLite's locks and its write-ahead log are not safe on a network drive."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from oakmere_training.domain.errors import NetworkFolderError
from oakmere_training.storage.failures import details_of

_NETWORK_FILE_SYSTEMS = """
    9p acfs afs afpfs beegfs ceph cephfs cifs coda davfs fuse.ceph fuse.cephfs fuse.davfs fuse.davfs2 fuse.glusterfs
    fuse.goofys fuse.gvfsd-fuse fuse.mfs fuse.rclone fuse.s3fs fuse.sshfs fuse.vmhgfs-fuse gfs gfs2 glusterfs gpfs
    lustre mfs ncp ncpfs nfs nfs3 nfs4 ocfs2 orangefs panfs prl_fs pvfs2 sharepointfs smb2 smb3 smbfs vboxsf webdav
"""
NETWORK_FILE_SYSTEMS = frozenset(_NETWORK_FILE_SYSTEMS.split())
"""Types as in ``/proc/self/mountinfo`` and in what ``mount`` prints on a Mac."""

_MOUNTINFO = Path("/proc/self/mountinfo")
_DRIVE_REMOTE = 4
_OCTAL = re.compile(r"\\([0-7]{3})")
_MAC_MOUNT = re.compile(r"^.+? on (?P<point>/.*) \((?P<type>[^,)]+)[^()]*\)$")


def refuse_network_folder(folder: Path) -> None:
    """Let a folder on this computer pass; it need not exist yet.

    Raises:
        NetworkFolderError: where it lies on a network drive.
    """
    kind = network_kind(folder)
    if kind is None:
        return
    raise NetworkFolderError(
        "The folder for the records lies on a network drive. Two computers writing there at once could spoil the "
        "records, so nothing was opened or changed. Choose a folder on this computer’s own disk, and let the usual "
        "backup copy it from there.",
        details=details_of(folder, f"the folder is on a network file system ({kind})"),
    )


def network_kind(folder: Path) -> str | None:
    """What makes a folder a network folder ('nfs4', 'a shared folder'); ``None`` for a folder on this computer."""
    if sys.platform == "win32":
        return _windows_kind(folder)
    real = os.path.realpath(folder)
    if sys.platform == "darwin":
        return network_mount(_mac_mounts(), real)
    try:
        text = _MOUNTINFO.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    return network_mount(parse_mountinfo(text), real)


def network_mount(mounts: list[tuple[str, str]], real: str) -> str | None:
    """The network type of the mount that holds a real path, else ``None``.

    ``mounts`` are pairs of mount point and type, in the order mounted: of several on one point the last one counts.
    """
    best, kind = "", ""
    for point, mount_type in mounts:
        inside = real == point or real.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, mount_type
    return kind if kind.lower() in NETWORK_FILE_SYSTEMS else None


def parse_mountinfo(text: str) -> list[tuple[str, str]]:
    """Mount points and types from the text of ``/proc/self/mountinfo``; lines that do not fit are passed over."""
    mounts = []
    for line in text.splitlines():
        before, separator, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if separator and len(fields) > 4 and kind:
            mounts.append((_OCTAL.sub(lambda match: chr(int(match[1], 8)), fields[4]), kind))
    return mounts


def parse_mac_mounts(text: str) -> list[tuple[str, str]]:
    """Mount points and types from what ``/sbin/mount`` prints."""
    return [(match["point"], match["type"].strip()) for match in map(_MAC_MOUNT.match, text.splitlines()) if match]


def is_unc(text: str) -> bool:
    r"""Whether a Windows path names a share: ``\\server\share`` or ``\\?\UNC\server\share``."""
    plain = text.replace("/", "\\")
    if plain[:8].upper() == "\\\\?\\UNC\\":
        return True
    return plain.startswith("\\\\") and plain[2:3] not in {"?", "."} and len(plain) > 2


def _windows_kind(folder: Path) -> str | None:
    real = os.path.realpath(folder)
    if is_unc(str(folder)) or is_unc(real):
        return "a shared folder"
    for text in (str(folder.absolute()), real):
        if _drive_type(os.path.splitdrive(text)[0] + "\\") == _DRIVE_REMOTE:
            return "a mapped network drive"
    return None


def _drive_type(root: str) -> int:
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0


def _mac_mounts() -> list[tuple[str, str]]:
    import subprocess

    try:
        listed = subprocess.run(["/sbin/mount"], capture_output=True, check=True, timeout=5, text=True)
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return []
    return parse_mac_mounts(listed.stdout)
