# SPDX-License-Identifier: Apache-2.0
# Shared by ./run and ./test: what has to be on the machine, and the browser app.

# install_packages yes|no KIND…: installs the Debian packages of these kinds that are missing.
install_packages() {
  local install=$1 missing=() wanted kind name
  shift
  wanted=" $* "
  while read -r kind name; do
    case "$kind" in ''|'#'*) continue ;; esac
    [[ "$wanted" == *" $kind "* ]] || continue
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done < packages.txt
  # Any Node from 18 on will do, wherever it came from.
  if ! node -e 'process.exit(+process.versions.node.split(".")[0] >= 18 ? 0 : 1)' 2>/dev/null; then missing+=(nodejs); fi
  if ! command -v npm > /dev/null; then missing+=(npm); fi
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$install" = no ]; then
    echo "These Debian packages are missing: ${missing[*]}" >&2
    echo "Install them with: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  say "Installing ${#missing[@]} packages from Debian: ${missing[*]}"
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update -q
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# build_app yes|no: installs the browser app's packages and builds it into ui/dist when its sources have changed.
build_app() {
  local install=$1 lock=ui/node_modules/.cairn-lock stamp=ui/dist/.cairn-sources sources
  mkdir -p build
  if ! cmp -s ui/package-lock.json "$lock"; then
    if [ "$install" = no ]; then
      echo "The browser app's packages are missing. Run: npm --prefix ui ci" >&2
      exit 1
    fi
    say "Installing the browser app's packages"
    npm --prefix ui ci --no-audit --no-fund --loglevel=error
    cp ui/package-lock.json "$lock"
  fi
  sources=$(find ui -path ui/node_modules -prune -o -path ui/dist -prune -o -type f -print0 | sort -z | xargs -0 sha256sum)
  if [ ! -f ui/dist/index.html ] || ! [ "$(cat "$stamp" 2>/dev/null)" = "$(sha256sum <<< "$sources")" ]; then
    say "Building the browser app"
    npm --prefix ui run --silent build
    sha256sum <<< "$sources" > "$stamp"
  fi
}
