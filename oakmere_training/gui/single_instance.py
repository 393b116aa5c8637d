"""One window for a data folder: a second start brings the first one to the front."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

_WAIT_MS = 2000


class SingleInstance(QObject):
    """Holds the lock of a data folder. ``asked_to_front`` tells that someone started the program again.

    The lock lies in the data folder where that can be written to, so that two people at one computer do not open the
    same records, and in the temporary folder otherwise. A killed program's lock is taken over.
    """

    asked_to_front = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        real = os.path.realpath(folder)  # the same folder by another way is the same
        digest = QCryptographicHash.hash(os.fsencode(real), QCryptographicHash.Algorithm.Sha256)
        name = bytes(digest.toHex().data()).decode("ascii")[:20]
        self._server_name = f"oakmere-training-{name}"
        self._server: QLocalServer | None = None
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            place = QDir.temp().filePath(f"{self._server_name}.lock")
        else:
            place = str(folder / "window.lock")
        self._lock = QLockFile(place)
        self._lock.setStaleLockTime(0)
        self._spare = QLockFile(QDir.temp().filePath(f"{self._server_name}.lock"))
        self._spare.setStaleLockTime(0)

    def acquire(self) -> bool:
        """Whether this is the first start on the folder."""
        if self._lock.tryLock(0):
            return True
        if self._lock.error() is QLockFile.LockError.LockFailedError:
            # A lock that came with a copied folder, or from another computer's name, is held by no process here.
            return self._lock.removeStaleLockFile() and self._lock.tryLock(0)
        return self._spare.tryLock(0) or self._spare.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hear of further starts; called once the first window has painted."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._server_name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)
        self._server.listen(self._server_name)

    def _heard(self) -> None:
        if self._server is not None:
            connection = self._server.nextPendingConnection()
            connection.disconnected.connect(connection.deleteLater)
            connection.disconnectFromServer()
            self.asked_to_front.emit()

    def bring_first_to_front(self) -> bool:
        """Ask the first window to come forward. Whether it answered."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._server_name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        return socket.state() is QLocalSocket.LocalSocketState.UnconnectedState or socket.waitForDisconnected(_WAIT_MS)

    def release(self) -> None:
        """Give the folder free."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()
        self._spare.unlock()
