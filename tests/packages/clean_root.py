"""A Debian 12 in a folder, with nothing but what every Debian has."""

import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

SUITE = "bookworm"
USER = "petugas"
TOOLS = ("debootstrap", "unshare", "chroot", "tar")
SETTINGS_OF_APT = re.compile(r"^(Acquire::(https?|Check-\S+|ForceIPv4)\S*) \"(.*)\";$")
INSIDE = """
mount -t proc proc "$0/proc"
mount -t tmpfs tmpfs "$0/dev/shm"
mount -t tmpfs tmpfs "$0/tmp"
exec chroot "$@"
"""


def why_not():
    """Return why no clean root can be made here; empty where it can."""
    if os.geteuid() != 0:
        return "a clean root needs the rights of root"
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    return f"not installed: {', '.join(lacking)}" if lacking else ""


def mirror():
    """Return from where this machine takes Debian, as a list; none: debootstrap knows where."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME)"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    lines = [line.split() for line in done.stdout.splitlines()]
    return [uri for uri, *suite in lines if suite == [SUITE]][:1]


def settings_of_apt():
    """Return how this machine's apt reaches its mirror (proxy, clock), as a file for another."""
    done = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    found = [match for line in lines if (match := SETTINGS_OF_APT.match(line))]
    return "".join(f'{match[1]} "{match[3]}";\n' for match in found)


@dataclass(frozen=True)
class CleanRoot:
    """
    A Debian that commands run in.

    Each command gets a mount and process namespace of its own, so that whatever happens no mount
    and no process is left behind.
    """

    path: Path

    @classmethod
    def make(cls, folder, cache):
        """Unpack the Debian that is kept in `cache`, bootstrapped there at the first time."""
        kept = cache / f"{SUITE}.tar"
        if not kept.is_file():
            cache.mkdir(parents=True, exist_ok=True)
            bootstrap(folder / "bootstrap", kept)
        path = folder / "root"
        path.mkdir()
        subprocess.run(["tar", "-C", path, "-xpf", kept], check=True)
        path.chmod(0o755)
        (path / "etc/apt/apt.conf.d/99machine").write_text(settings_of_apt())
        shutil.copyfile("/etc/resolv.conf", path / "etc/resolv.conf")
        root = cls(path)
        root.run("useradd", "--create-home", USER)
        return root

    def run(self, *command, timeout=300):
        """Run as root and return stdout; what fails raises with its words."""
        return self._run([*command], {"DEBIAN_FRONTEND": "noninteractive"}, timeout)

    def run_as_user(self, *command, timeout=300, **environment):
        """Run as the one user of this Debian."""
        home = {"HOME": f"/home/{USER}", "LANG": "C.UTF-8"}
        return self._run(command, home | environment, timeout, user=USER)

    def start_as_user(self, *command, **environment):
        """Start a program that goes on; the caller ends it, its children end with it."""
        called = self._called(command, USER)
        home = {"HOME": f"/home/{USER}", "LANG": "C.UTF-8"}
        return subprocess.Popen(called, env=clean_environment(home | environment))

    def _run(self, command, environment, timeout, user="root"):
        done = subprocess.run(
            self._called(command, user),
            env=clean_environment(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        assert done.returncode == 0, f"{command}: {done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done.stdout

    def _called(self, command, user):
        namespaces = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
        inside = ["sh", "-e", "-c", INSIDE, str(self.path), f"--userspec={user}", str(self.path)]
        return [*namespaces, *inside, *map(str, command)]


def end(started):
    """
    End a program of `start_as_user` and all that it started.

    The first process of a namespace takes the others with it. `--kill-child` alone does not do:
    the kernel forgets the wish when the process takes another user's rights.
    """
    if started.poll() is not None:
        return
    children = Path(f"/proc/{started.pid}/task/{started.pid}/children").read_text().split()
    for child in children:
        os.kill(int(child), signal.SIGKILL)
    started.kill()
    started.wait()


def bootstrap(folder, kept):
    """Make the smallest Debian and keep it as one file, whole or not at all."""
    made = ["debootstrap", "--variant=minbase", SUITE, folder, *mirror()]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
    part = kept.with_suffix(".part")
    subprocess.run(["tar", "-C", folder, "-cpf", part, "."], check=True)
    part.rename(kept)
    shutil.rmtree(folder)


def clean_environment(more):
    return {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"} | more
