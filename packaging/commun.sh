# Shared by the scripts of this folder: where things are, how to say things, how to install packages.
# Sourced, not run.

RACINE="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

dire() { printf '\n\033[1m== %s\033[0m\n' "$*" >&2; }
echouer() {
    printf '\nErreur : %s\n' "$*" >&2
    exit 1
}

# Runs a command as root: directly, or through sudo.
en_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echouer "il faut les droits d'administration (root ou sudo) pour : $*"
    fi
}

# installer_paquets GROUPE… : installs what is missing of the groups of packaging/paquets.
installer_paquets() {
    local groupe paquet manquants=()
    for groupe in "$@"; do
        for paquet in $(sed -n "s/^$groupe: *//p" "$RACINE/packaging/paquets"); do
            dpkg-query -W -f '${Status}' "$paquet" 2>/dev/null | grep -q 'ok installed' ||
                manquants+=("$paquet")
        done
    done
    [ "${#manquants[@]}" -eq 0 ] && return 0
    dire "Installation de ${#manquants[@]} paquet(s) Debian : ${manquants[*]}"
    en_root apt-get update -qq || echouer "la liste des paquets Debian ne peut pas être lue"
    en_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${manquants[@]}" >&2 ||
        echouer "l'installation des paquets Debian n'a pas abouti"
}

# construire PREREGLAGE [CIBLE…] : configures and builds one preset of CMakePresets.json.
construire() {
    local prereglage="$1"
    shift
    dire "Construction ($prereglage)"
    (cd "$RACINE" && cmake --preset "$prereglage" >/dev/null &&
        cmake --build --preset "$prereglage" ${1:+--target "$@"} >&2) ||
        echouer "la construction n'a pas abouti"
}
