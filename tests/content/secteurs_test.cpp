#include "kiosk/content/secteurs.h"

#include "kiosk/content/voies.h"
#include "tests/support/catch.h"

namespace {

using content::Secteurs;
using Sorte = domain::ReponseDeSecteur::Sorte;

const std::string kHeading =
    "code_insee;nom_commune;nom_voie;cote;numero_debut;numero_fin;mds;agendas;motifs\n";

const std::vector<domain::Commune>& communes() {
    static const std::vector<domain::Commune> list = [] {
        std::vector<domain::Commune> some(3);
        some[0].code_insee = "71270";
        some[0].nom = "Mâcon";
        some[1].code_insee = "71076";
        some[1].nom = "Chalon-sur-Saône";
        some[2].code_insee = "71014";
        some[2].nom = "Autun";
        return some;
    }();
    return list;
}

content::SecteursLus read(const std::string& lines) {
    return content::read_secteurs(kHeading + lines,
                                  {communes(), {"mds-nord", "mds-sud", "mds-autun"}});
}

Secteurs sectors(const std::string& lines) {
    auto lus = read(lines);
    CAPTURE(lus.plaintes);
    REQUIRE(lus.plaintes.empty());
    return Secteurs{std::move(lus.regles)};
}

/// Mâcon is in the north but for some streets; Autun is whole; Chalon is only known by streets.
Secteurs some_sectors() {
    return sectors(
        "71270;Mâcon;;;;;mds-nord;;\n"
        "71270;Mâcon;Rue Carnot;pair;;;mds-sud;;\n"
        "71270;Mâcon;Rue Carnot;impair;1;19;mds-nord;;\n"
        "71270;Mâcon;Rue Carnot;impair;21;;mds-sud;;\n"
        "71270;Mâcon;Place Carnot;;;;mds-nord;;\n"
        "71270;Mâcon;Avenue du Général-Leclerc;;1;12;mds-sud;;\n"
        "71270;Mâcon;Rue du 8 Mai 1945;;;;mds-sud;;\n"
        "71014;AUTUN;;;;;mds-autun;;\n"
        "71076;Chalon sur Saone;rue Carnot;;;;mds-nord;;\n"
        "71076;Chalon-sur-Saône;Rue de l'Église;;;;mds-sud;;\n"
        "71076;Chalon-sur-Saône;Quai Ste-Marie;;;12 bis;mds-nord;7 8;\n"
        "71076;Chalon-sur-Saône;Quai Ste-Marie;;12 ter;;mds-sud;;\n"
        "71270;Mâcon;;;;;mds-sud;;pmi\n");
}

std::string told(const Secteurs& secteurs, const std::string& commune, const std::string& ligne,
                 const std::string& motif = "") {
    const auto answer = secteurs.trouver({commune, ligne, motif});
    switch (answer.sorte) {
        case Sorte::trouve:
            return answer.secteur.mds;
        case Sorte::demander_voie:
            return "quelle voie ?";
        case Sorte::demander_numero:
            return "quel numero ?";
        default:
            return "voir l'accueil";
    }
}

}  // namespace

TEST_CASE("a street is the same however it is written", "[content][secteur]") {
    const auto [written, key] = GENERATE(table<std::string, std::string>({
        {"Avenue du Général Leclerc", "avenue du general leclerc"},
        {"AV. DU GAL-LECLERC", "avenue du general leclerc"},
        {"bd de la Liberté", "boulevard de la liberte"},
        {"r. de l’Église", "rue de l eglise"},
        {"Pl St-Pierre", "place saint pierre"},
        {"rue du 1er Mai", "rue du premier mai"},
        {"Impasse C", "impasse c"},
        {"  rue   Carnot ", "rue carnot"},
    }));
    CHECK(content::voie_key(written) == key);
}

TEST_CASE("the number of a house is read with its repetition", "[content][secteur]") {
    using Numero = domain::NumeroDeVoie;
    CHECK(content::read_numero("12") == Numero{12, 0});
    CHECK(content::read_numero("12 bis") == Numero{12, 2});
    CHECK(content::read_numero("12TER") == Numero{12, 3});
    CHECK(content::read_numero("12b") == content::read_numero("12 bis"));
    for (const auto* wrong : {"", "bis", "12 bis ter", "douze", "12 rue", "9999999999999"}) {
        CAPTURE(wrong);
        CHECK_FALSE(content::read_numero(wrong));
    }
}

TEST_CASE("an address gives its MDS by street, number and side", "[content][secteur]") {
    const auto secteurs = some_sectors();
    const auto [ligne, mds] = GENERATE(table<std::string, std::string>({
        {"2 rue Carnot", "mds-sud"},
        {"19, r. carnot", "mds-nord"},
        {"19 bis rue Carnot", "mds-nord"},
        {"21 RUE CARNOT", "mds-sud"},
        {"20ter rue Carnot", "mds-sud"},
        {"12 r carnot", "mds-sud"},
        {"rue Carnot", "quel numero ?"},
        {"12 Carnot", "quelle voie ?"},
        {"13 Carnot", "mds-nord"},
        {"12 place Carnot", "mds-nord"},
        {"12 bis av general leclerc", "mds-sud"},
        {"13 av general leclerc", "mds-nord"},
        {"av général Leclerc", "quel numero ?"},
        {"8 mai 1945", "mds-sud"},
        {"8 rue du 8 mai 1945", "mds-sud"},
        {"rue Inconnue", "mds-nord"},
        {"", "quelle voie ?"},
        {"12", "quelle voie ?"},
    }));
    CAPTURE(ligne);
    CHECK(told(secteurs, "71270", ligne) == mds);
}

TEST_CASE("a street of one name is not that of another commune", "[content][secteur]") {
    const auto secteurs = some_sectors();
    CHECK(told(secteurs, "71270", "2 rue Carnot") == "mds-sud");
    CHECK(told(secteurs, "71076", "2 rue Carnot") == "mds-nord");
    CHECK(told(secteurs, "71014", "2 rue Carnot") == "mds-autun");
    CHECK(told(secteurs, "71014", "") == "mds-autun");
}

TEST_CASE("what the sectors do not say is left to the reception", "[content][secteur]") {
    const auto secteurs = some_sectors();
    CHECK(told(secteurs, "71076", "rue Inconnue") == "voir l'accueil");
    CHECK(told(secteurs, "71076", "") == "quelle voie ?");
    CHECK(told(secteurs, "71999", "rue Carnot") == "voir l'accueil");
    CHECK(told(Secteurs{}, "71270", "rue Carnot") == "voir l'accueil");
    const auto answer = secteurs.trouver({"71076", "rue Inconnue", ""});
    CHECK(answer.mds == std::vector<std::string>{"mds-nord", "mds-sud"});
    CHECK(secteurs.trouver({"71270", "rue Inconnue", ""}).par_commune);
}

TEST_CASE("a boundary with a repetition is exact, and agendas come with the sector",
          "[content][secteur]") {
    const auto secteurs = some_sectors();
    CHECK(told(secteurs, "71076", "12 bis quai sainte Marie") == "mds-nord");
    CHECK(told(secteurs, "71076", "12 ter quai ste marie") == "mds-sud");
    CHECK(told(secteurs, "71076", "rue Eglise") == "mds-sud");
    const auto answer = secteurs.trouver({"71076", "3 quai Ste Marie", ""});
    CHECK(answer.secteur.agendas == std::vector<std::int64_t>{7, 8});
}

TEST_CASE("streets of one name in a commune are proposed", "[content][secteur]") {
    const auto answer = some_sectors().trouver({"71270", "12 Carnot", ""});
    CHECK(answer.sorte == Sorte::demander_voie);
    CHECK(answer.voies == std::vector<std::string>{"Place Carnot", "Rue Carnot"});
    CHECK(answer.mds == std::vector<std::string>{"mds-nord", "mds-sud"});
}

TEST_CASE("a motif that has its own lines follows them alone", "[content][secteur]") {
    const auto secteurs = some_sectors();
    CHECK(told(secteurs, "71270", "13 rue Carnot", "pmi") == "mds-sud");
    CHECK(told(secteurs, "71270", "13 rue Carnot", "rsa") == "mds-nord");
    CHECK(told(secteurs, "71014", "", "pmi") == "mds-autun");
}

TEST_CASE("a wrong line of sectors is named, and nothing is kept", "[content][secteur]") {
    const auto [line, why] = GENERATE(table<std::string, std::string>({
        {"71999;Nulle part;;;;;mds-nord;;", "ligne 3 : commune inconnue : « 71999 »"},
        {"71270;Cluny;;;;;mds-nord;;", "ligne 3 : 71270 est Mâcon, pas « Cluny »"},
        {"71270;Mâcon;;;;;mds-est;;", "ligne 3 : MDS inconnue : « mds-est »"},
        {"71270;Mâcon;rue A;gauche;;;mds-sud;;",
         "ligne 3 : « gauche » : pair, impair ou tous est attendu"},
        {"71270;Mâcon;rue A;;x;;mds-sud;;", "ligne 3 : « x » n'est pas un numéro (12, 12 bis)"},
        {"71270;Mâcon;rue A;;9;3;mds-sud;;", "ligne 3 : le dernier numéro est avant le premier"},
        {"71270;Mâcon;;;1;3;mds-sud;;", "ligne 3 : des numéros, mais pas de voie"},
        {"71270;Mâcon;...;;;;mds-sud;;", "ligne 3 : « ... » n'est pas un nom de voie"},
        {"71270;Mâcon;rue A;;;;mds-sud;un;", "ligne 3 : « un » n'est pas un numéro d'agenda"},
        {"71014;Autun;av. carnot;pair;8;;mds-autun;;", "ligne 3 : recouvre la ligne 2"},
        {"71014;Autun;rue A;;;mds-autun", "ligne 3 : 9 colonnes attendues, 6 lues"},
    }));
    const auto lus = read("71014;Autun;Avenue Carnot;;1;10 bis;mds-autun;;\n" + line + "\n");
    CHECK(lus.plaintes == std::vector<std::string>{why});
}

TEST_CASE("every wrong line of sectors is named at once", "[content][secteur]") {
    const auto lus =
        read("71270;Mâcon;;;;;mds-x;;\n71014;Autun;;;;;mds-autun;;\n71000;A;;;;;mds-nord;;\n");
    CHECK(lus.plaintes.size() == 2);
}

TEST_CASE("houses of two sides, and ends that touch, do not overlap", "[content][secteur]") {
    CHECK(read("71014;Autun;rue A;pair;;;mds-nord;;\n71014;Autun;rue A;impair;;;mds-sud;;\n"
               "71014;Autun;rue B;;1;12;mds-nord;;\n71014;Autun;rue B;;13;;mds-sud;;\n")
              .plaintes.empty());
    CHECK(read("71014;Autun;rue B;;1;12;mds-nord;;\n71014;Autun;r. b;;12 bis;;mds-sud;;\n")
              .plaintes.size() == 1);
}
