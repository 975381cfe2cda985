"""Leaflet and its clusters, out of their packages: the files that the moving map asks for, and no others."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FOLDER = "leaflet"
#: By package. A script comes with the map to its source that it names, else the manifest cannot be made.
FILES = {
    "xstatic.pkg.leaflet": (
        "leaflet.js",
        "leaflet.js.map",
        "leaflet.css",
        "images/layers.png",
        "images/layers-2x.png",
        "images/marker-icon.png",
    ),
    "xstatic.pkg.leaflet_markercluster": (
        "leaflet.markercluster-src.js",
        "leaflet.markercluster-src.js.map",
        "MarkerCluster.css",
    ),
}


class PackageFinder(BaseFinder):
    """Finds them for `collectstatic` and for development, under leaflet/."""

    def __init__(self, *args, **kwargs) -> None:
        self.storages = {package: storage_of(package) for package in FILES}
        super().__init__(*args, **kwargs)

    def check(self, **kwargs) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs):
        found = [storage.path(name) for name, storage in self._files() if f"{FOLDER}/{name}" == path]
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns):
        yield from self._files()

    def _files(self):
        return ((name, self.storages[package]) for package, names in FILES.items() for name in names)


def storage_of(package: str) -> FileSystemStorage:
    storage = FileSystemStorage(location=Path(import_module(package).BASE_DIR))
    storage.prefix = FOLDER
    return storage
