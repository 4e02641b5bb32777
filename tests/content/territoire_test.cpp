#include "kiosk/content/territoire.h"

#include "tests/support/catch.h"

using content::read_communes;

namespace {

const std::string kHeading = "code_insee;nom;codes_postaux;population;epci;lon;lat\n";

}  // namespace

TEST_CASE("a commune has its codes, its people and its centre when it is known",
          "[content][territoire]") {
    const auto communes =
        read_communes(kHeading + "71001;L'Abergement-de-Cuisery;71290;810;200071538;;\n" +
                      "71270;Mâcon;71000,71850;35177;200070308;4.82823;46.31407\n");
    REQUIRE(communes);
    REQUIRE(communes->size() == 2);
    CHECK((*communes)[0].nom == "L'Abergement-de-Cuisery");
    CHECK_FALSE((*communes)[0].centre.has_value());
    CHECK((*communes)[1].codes_postaux == std::vector<std::string>{"71000", "71850"});
    CHECK((*communes)[1].population == 35177);
    REQUIRE((*communes)[1].centre.has_value());
    CHECK((*communes)[1].centre->latitude == 46.31407);
}

TEST_CASE("a territory badly written is refused with its line", "[content][territoire]") {
    const auto [csv, what] = GENERATE(table<std::string, std::string>({
        {"", "ligne 1"},
        {"code;nom\n", "ligne 1"},
        {kHeading + "71001;A;71290;810;;;\n71001;B;71290;1;;;\n",
         "ligne 3 : 71001 est donné deux fois"},
        {kHeading + "71001;A;71290;810;;\n", "ligne 2 : sept colonnes"},
        {kHeading + "7100;A;71290;810;;;\n", "ligne 2 : un code INSEE"},
        {kHeading + "71001;;71290;810;;;\n", "ligne 2 : un code INSEE"},
        {kHeading + "71001;A;7129;810;;;\n", "ligne 2 : \"7129\" n'est pas un code postal"},
        {kHeading + "71001;A;71290;many;;;\n", "ligne 2 : une population"},
        {kHeading + "71001;A;71290;810;;4.8;\n", "ligne 2 : deux coordonnées"},
        {kHeading + "71001;A;71290;810;;4.8;north\n", "ligne 2 : deux coordonnées"},
    }));
    CAPTURE(csv);
    const auto communes = read_communes(csv);
    REQUIRE_FALSE(communes);
    CHECK(communes.error().code == ErrorCode::invalid_input);
    CHECK_THAT(communes.error().detail, test::contains(what));
}
