import re
import subprocess

from . import debian
from .service import Missing

OLDEST = 11


def java() -> str:
    """The path of a Java that is new enough; raises Missing."""
    path = debian.program("java", package="default-jre-headless")
    banner = subprocess.run([path, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', banner)
    if not version or int(version[1]) < OLDEST:
        raise Missing(f"{path} is no Java {OLDEST} or newer")
    return path
