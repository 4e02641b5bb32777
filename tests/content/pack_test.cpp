#include "kiosk/content/pack.h"

#include "kiosk/content/emergency_numbers.h"
#include "platform/yaml/yaml_reader.h"
#include "tests/support/catch.h"

#include <map>

using content::read_pack;

namespace {

const std::string kThemes =
    "themes:\n"
    "  - id: logement\n"
    "    icone: house_line\n"
    "    mots:\n"
    "      fr: [loyer, dormir]\n"
    "      ar: [سكن]\n"
    "  - id: violences\n"
    "    icone: shield_warning\n"
    "    discret: oui\n";

const std::string kLieux =
    "lieux:\n"
    "  - id: mds-macon\n"
    "    nom: MDS de Mâcon (fictive)\n"
    "    fictif: oui\n"
    "    commune: Mâcon\n"
    "    longitude: 4.82823\n"
    "    latitude: 46.31407\n";

const std::string kFiche =
    "fiches:\n"
    "  - id: anil--sos\n"
    "    nom: SOS loyers impayés\n"
    "    description: Un juriste vous dit vos droits.\n"
    "    publics: [tous-publics]\n"
    "    x_themes: [logement]\n"
    "    telephone: \"0 805 160 075\"\n"
    "    source: Anil\n"
    "    x_verifie_le: 2026-11-22\n";

const std::string kCommunes =
    "code_insee;nom;codes_postaux;population;epci;lon;lat\n"
    "71270;Mâcon;71000;35177;200070308;4.82823;46.31407\n";

/// Not SHA-256: what matters here is that a changed byte changes it.
std::string fake_hash(std::string_view bytes) {
    auto hash = std::to_string(std::hash<std::string_view>{}(bytes));
    return hash.substr(0, 64) + std::string(64 - std::min<std::size_t>(hash.size(), 64), '0');
}

/// A pack in memory, whose manifest is right unless a test spoils it.
class MemoryPack {
  public:
    std::map<std::string, std::string> files{{"themes.yaml", kThemes},
                                             {"lieux.yaml", kLieux},
                                             {"fiches/logement.yaml", kFiche},
                                             {"territoire/communes.csv", kCommunes}};
    std::string created = "2026-11-22";

    void write_manifest() {
        std::string manifest =
            "format: 1\npack: \"71\"\ndepartement: \"71\"\nversion: 3\ncree_le: " + created +
            "\nfichiers:\n";
        for (const auto& [name, bytes] : files) {
            manifest += "  - nom: " + name + "\n    taille: " + std::to_string(bytes.size()) +
                        "\n    sha256: " + fake_hash(bytes) + "\n";
        }
        files["manifeste.yaml"] = manifest;
    }

    content::PackReader reader() const {
        return {[this](const std::string& name) -> Result<std::string> {
                    const auto found = files.find(name);
                    if (found == files.end()) return fail(ErrorCode::unavailable, "no such file");
                    return found->second;
                },
                platform::read_yaml, fake_hash};
    }
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a pack carries the sectors of its department, whole or not at all", "[content][pack]") {
    const std::string heading =
        "code_insee;nom_commune;nom_voie;cote;numero_debut;numero_fin;mds;agendas;motifs\n";
    MemoryPack pack;
    pack.files["territoire/secteurs.csv"] = heading + "71270;Mâcon;;;;;mds-macon;;\n";
    pack.write_manifest();
    const auto read = read_pack(pack.reader());
    REQUIRE(read);
    CHECK(read->secteurs.trouver({"71270", "", ""}).secteur.mds == "mds-macon");

    pack.files["territoire/secteurs.csv"] += "71270;Mâcon;rue A;;;;mds-inconnue;;\n";
    pack.files.erase("manifeste.yaml");
    pack.write_manifest();
    CHECK(read_pack(pack.reader()).error().detail ==
          "territoire/secteurs.csv : ligne 3 : MDS inconnue : « mds-inconnue »");
}

TEST_CASE("a pack gives its themes, its words, its fiches, its lieux and its communes",
          "[content][pack]") {
    MemoryPack memory;
    memory.write_manifest();
    const auto pack = read_pack(memory.reader());
    REQUIRE(pack);
    CHECK(pack->manifeste.version == 3);
    REQUIRE(pack->themes.size() == 2);
    CHECK_FALSE(pack->themes[0].discret);
    CHECK(pack->themes[1].discret);
    REQUIRE(pack->mots.size() == 2);
    CHECK(pack->mots[1].langue == "ar");
    REQUIRE(pack->fiches.size() == 1);
    CHECK(pack->fiches[0].telephone == "0 805 160 075");
    CHECK_FALSE(pack->fiches[0].adresse.has_value());
    REQUIRE(pack->lieux.size() == 1);
    CHECK(pack->lieux[0].position->longitude == 4.82823);
    CHECK(pack->communes.size() == 1);
}

TEST_CASE("a file that is not the one of the manifest is corrupt", "[content][pack]") {
    MemoryPack memory;
    memory.write_manifest();
    SECTION("a byte changed") {
        memory.files["lieux.yaml"][10] = 'x';
    }
    SECTION("cut short") {
        memory.files["lieux.yaml"].pop_back();
    }
    const auto pack = read_pack(memory.reader());
    REQUIRE_FALSE(pack);
    CHECK(pack.error().code == ErrorCode::corrupt);
    CHECK_THAT(pack.error().detail, test::contains("lieux.yaml"));
}

TEST_CASE("a file that is missing is named", "[content][pack]") {
    MemoryPack memory;
    SECTION("the manifest") {
        CHECK_THAT(read_pack(memory.reader()).error().detail, test::contains("manifeste.yaml"));
    }
    SECTION("a listed one") {
        memory.write_manifest();
        memory.files.erase("themes.yaml");
        CHECK_THAT(read_pack(memory.reader()).error().detail, test::contains("themes.yaml"));
    }
    SECTION("one a pack cannot do without") {
        memory.files.erase("lieux.yaml");
        memory.write_manifest();
        CHECK_THAT(read_pack(memory.reader()).error().detail,
                   test::contains("lieux.yaml n'est pas dans la liste"));
    }
}

TEST_CASE("a manifest cannot lead outside its folder", "[content][pack]") {
    const auto name = GENERATE(as<std::string>{}, "../secret", "/etc/passwd", "a/../../b");
    MemoryPack memory;
    memory.files[name] = "x";
    memory.write_manifest();
    CHECK_THAT(read_pack(memory.reader()).error().detail, test::contains("nom de fichier du pack"));
}

TEST_CASE("a fiche badly written is refused with its file and line", "[content][pack]") {
    const auto [from, to, what] = GENERATE(table<std::string, std::string, std::string>({
        {"    source: Anil\n", "", "ligne 2 : la clé \"source\" manque"},
        {"    x_verifie_le: 2026-11-22\n", "", "\"x_verifie_le\" manque"},
        {"2026-11-22", "2026-02-30", "ligne 9 : x_verifie_le"},
        {"2026-11-22", "22/11/2026", "ligne 9 : x_verifie_le"},
        {"2026-11-22", "2026-11-23", "vérifiée après la date du pack"},
        {"telephone:", "téléphone:", "ligne 7 : téléphone : clé inconnue"},
        {"0 805 160 075", "05-16", "ligne 7 : telephone"},
        {"0 805 160 075", "1", "ligne 7 : telephone"},
        {"tous-publics", "tout-le-monde", "ligne 5 : publics"},
        {"[logement]", "[maison]", "\"maison\" n'est pas dans themes.yaml"},
        {"[logement]", "[]", "x_themes"},
        {"anil--sos", "anil", "ligne 2 : id"},
        {"impayés", "impayés (fictif)", "x_fictif vont ensemble"},
        {"impayés", "impayés (fictive)", "x_fictif vont ensemble"},
        {"    source", "    x_fictif: oui\n    source", "x_fictif vont ensemble"},
        {"    source", "    x_fictif: true\n    source", "oui ou non"},
        {"    source", "    x_urgence: oui\n    source", ""},
        {"    source", "    longitude: 200\n    latitude: 1\n    source", "longitude"},
        {"    source", "    longitude: 4.8\n    source", "latitude"},
        {"    source", "    latitude: 1e3\n    source", "longitude"},
        {"    source", "    code_postal: 7100\n    commune: X\n    source", "cinq chiffres"},
        {"    source", "    adresse: 1 rue X\n    source", "manque la commune"},
        {"    source", "    site_web: perdu.com\n    source", "pas une adresse web"},
        {"    source", "    x_sans_rdv: peut-être\n    source", "les_deux"},
        {"    source", "    thematiques: [logement]\n    source", "pas dans le vocabulaire"},
        {"    source", "    x_traductions:\n      - langue: en\n    source", "\"description\""},
        {"description: Un juriste vous dit vos droits.", "description: \"\"", "ligne 4"},
    }));
    CAPTURE(from, to);
    MemoryPack memory;
    memory.files["fiches/logement.yaml"] = replaced(kFiche, from, to);
    memory.write_manifest();
    const auto pack = read_pack(memory.reader());
    if (what.empty()) {
        CHECK(pack);
        return;
    }
    REQUIRE_FALSE(pack);
    CHECK(pack.error().code == ErrorCode::invalid_input);
    CHECK_THAT(pack.error().detail, test::contains("fiches/logement.yaml : ligne"));
    CHECK_THAT(pack.error().detail, test::contains(what));
}

TEST_CASE("an id is given once in a pack", "[content][pack]") {
    MemoryPack memory;
    SECTION("fiches, even in two files") {
        memory.files["fiches/sante.yaml"] = kFiche;
    }
    SECTION("themes") {
        memory.files["themes.yaml"] += kThemes.substr(kThemes.find('\n') + 1);
    }
    SECTION("lieux") {
        memory.files["lieux.yaml"] += kLieux.substr(kLieux.find('\n') + 1);
    }
    memory.write_manifest();
    const auto pack = read_pack(memory.reader());
    REQUIRE_FALSE(pack);
    CHECK_THAT(pack.error().detail, test::contains("donné deux fois"));
}

TEST_CASE("the emergency numbers are built into the program", "[content][pack]") {
    std::vector<std::string> numbers;
    for (const auto& fiche : content::emergency_numbers()) {
        CAPTURE(fiche.nom);
        CHECK(fiche.x_urgence);
        CHECK(fiche.x_traductions.size() == 2);
        CHECK(fiche.horaires_accueil == (fiche.telephone == "3977" ? "" : "24/7"));
        numbers.push_back(fiche.telephone);
    }
    CHECK(numbers == std::vector<std::string>{"17", "15", "115", "3919", "119", "114", "18", "112",
                                              "3114", "3977"});
    CHECK(content::fallback_pack().themes.size() == 10);
}
