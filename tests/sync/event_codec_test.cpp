#include "sync/protocol/event_codec.h"

#include "tests/support/catch.h"

using namespace domain;
using namespace std::chrono_literals;
using protocol::decode_event;
using protocol::encode_event;

namespace {

const std::vector<std::pair<Event, std::string>> kWritten{
    {Passage{OriginePassage::ticket, NumeroTicket{'B', 28}},
     R"(passage {"origine":"ticket","ticket":"B28"})"},
    {Passage{OriginePassage::consultation, std::nullopt}, R"(passage {"origine":"consultation"})"},
    {Passage{OriginePassage::arrivee, std::nullopt}, R"(passage {"origine":"arrivee"})"},
    {PassageAppele{{'B', 28}}, R"(passage_appele {"ticket":"B28"})"},
    {PassageServi{{'Z', 9999}}, R"(passage_servi {"ticket":"Z9999"})"},
    {PassageParti{{'A', 1}}, R"(passage_parti {"ticket":"A1"})"},
    {PassageAppele{{'C', 5}, PassageDeBorne{12, 117}},
     R"(passage_appele {"ticket":"C5","borne":12,"passage":117})"},
    {PassageServi{{'C', 5}, PassageDeBorne{12, 117, 281'474'976'710'655}},
     R"(passage_servi {"ticket":"C5","borne":12,"passage":117,"marque":281474976710655})"},
    {AideDemandee{"0123456789abcdef", NatureAide::urgence},
     R"(aide_demandee {"aide":"0123456789abcdef","nature":"urgence"})"},
    {AideRepondue{"0123456789abcdef"}, R"(aide_repondue {"aide":"0123456789abcdef"})"},
    {CompteursJour{2026y / 11 / 22,
                   {{FamilleCompteur::besoin, "logement", 3},
                    {FamilleCompteur::recherche_vide, "/71270", 1}}},
     R"(compteurs_jour {"jour":"2026-11-22","compteurs":[)"
     R"({"famille":"besoin","cle":"logement","nombre":3},)"
     R"({"famille":"recherche_vide","cle":"/71270","nombre":1}]})"},
    {CompteursJour{2026y / 1 / 2, {}}, R"(compteurs_jour {"jour":"2026-01-02","compteurs":[]})"},
    {BorneEtat{"0.1.0", "71-2026-11", 3456, "papier"},
     R"(borne_etat {"version":"0.1.0","pack":"71-2026-11","disque_libre_mio":3456,)"
     R"("imprimante":"papier"})"},
    {PackActive{"71", 7}, R"(pack_active {"pack":"71","version":7})"},
    {Sauvetage{"passage", "{\"origine\":\"é\n\"}"},
     R"(sauvetage {"type":"passage","body":"{\"origine\":\"é\n\"}"})"},
};

}  // namespace

TEST_CASE("every event is written in the words of the field and read back", "[sync][event]") {
    const auto [event, text] = GENERATE(from_range(kWritten));
    const auto encoded = encode_event(event);
    REQUIRE(encoded);
    CHECK(encoded->v == 1);
    CHECK(encoded->type + " " + encoded->body == text);

    const auto decoded = decode_event(encoded->type, encoded->v, encoded->body);
    REQUIRE(decoded);
    CHECK(*decoded == event);
}

TEST_CASE("a type or version from a newer program is unknown, not wrong", "[sync][event]") {
    CHECK(decode_event("rdv_reve", 1, "{}").error().code == ErrorCode::not_found);
    CHECK(decode_event("rdv_pris", 2, "{}").error().code == ErrorCode::not_found);
    CHECK(decode_event("passage", 2, "{}").error().code == ErrorCode::not_found);
    CHECK(decode_event("", 1, "{}").error().code == ErrorCode::not_found);
}

TEST_CASE("a body that is not exactly what its type says is refused", "[sync][event]") {
    const auto [type, body] = GENERATE(table<std::string, std::string>({
        {"passage", ""},
        {"passage", "null"},
        {"passage", "[]"},
        {"passage", "{}"},
        {"passage", R"({"origine":"ticket"})"},
        {"passage", R"({"origine":"ticket","ticket":null})"},
        {"passage", R"({"origine":"ticket","ticket":"B028"})"},
        {"passage", R"({"origine":"ticket","ticket":"b28"})"},
        {"passage", R"({"origine":"ticket","ticket":"I28"})"},
        {"passage", R"({"origine":"ticket","ticket":"B"})"},
        {"passage", R"({"origine":"ticket","ticket":""})"},
        {"passage", R"({"origine":"ticket","ticket":"B0"})"},
        {"passage", R"({"origine":"ticket","ticket":"B10000"})"},
        {"passage", R"({"origine":"ticket","ticket":"B99999999999999999999"})"},
        {"passage", R"({"origine":"ticket","ticket":"B-1"})"},
        {"passage", R"({"origine":"consultation","ticket":"B28"})"},
        {"passage", R"({"origine":"visite"})"},
        {"passage", R"({"origine":"arrivee","nom":"x"})"},
        {"passage", R"({"origine":"arrivee","origine":"arrivee"})"},
        {"passage", R"({"origine":"arrivee"} x)"},
        {"passage_appele", R"({"ticket":28})"},
        {"passage_appele", R"({"ticket":"B28","borne":12})"},
        {"passage_appele", R"({"ticket":"B28","borne":0,"passage":1})"},
        {"aide_demandee", R"({"aide":"0123456789ABCDEF","nature":"parler"})"},
        {"aide_demandee", R"({"aide":"0123","nature":"parler"})"},
        {"compteurs_jour", R"({"jour":"2026-02-30","compteurs":[]})"},
        {"compteurs_jour",
         R"({"jour":"2026-02-03","compteurs":[{"famille":"besoin","cle":"x","nombre":1000001}]})"},
        {"compteurs_jour", R"({"jour":"2026-2-3","compteurs":[]})"},
        {"compteurs_jour", R"({"jour":"2026-02-03","compteurs":{}})"},
        {"compteurs_jour", R"({"jour":"2026-02-03","compteurs":[1]})"},
        {"compteurs_jour",
         R"({"jour":"2026-02-03","compteurs":[{"famille":"besoin","cle":"a","nombre":0}]})"},
        {"compteurs_jour",
         R"({"jour":"2026-02-03","compteurs":[{"famille":"besoin","cle":"a","nombre":1.5}]})"},
        {"compteurs_jour",
         R"({"jour":"2026-02-03","compteurs":[{"famille":"nom","cle":"a","nombre":1}]})"},
        {"borne_etat", R"({"version":"1","pack":"","disque_libre_mio":-1,"imprimante":"ok"})"},
        {"borne_etat", R"({"version":"1","pack":"","disque_libre_mio":1,"imprimante":"cassée"})"},
        {"pack_active", R"({"pack":"","version":1})"},
        {"pack_active", "{\"pack\":\"\xff\",\"version\":1}"},
    }));
    CAPTURE(type, body);
    const auto decoded = decode_event(type, 1, body);
    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().code == ErrorCode::invalid_input);
}

TEST_CASE("an event that could not be read back is not written", "[sync][event]") {
    const auto event = GENERATE(values<Event>({
        Passage{OriginePassage::ticket, std::nullopt},
        Passage{OriginePassage::arrivee, NumeroTicket{'B', 1}},
        PassageAppele{{'O', 1}},
        PassageServi{{'B', 0}},
        AideDemandee{"", NatureAide::parler},
        CompteursJour{2026y / 2 / 30, {}},
        CompteursJour{2026y / 2 / 3, {{FamilleCompteur::langue, "\xc3", 1}}},
        BorneEtat{"1", "", 1, "ouverte"},
        Sauvetage{"passage", "\xff"},
        Sauvetage{"passage", std::string(protocol::kMaxBodyBytes, 'x')},
    }));
    const auto encoded = encode_event(event);
    REQUIRE_FALSE(encoded);
    CHECK(encoded.error().code == ErrorCode::invalid_input);
}
