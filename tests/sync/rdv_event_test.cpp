#include "sync/protocol/event_codec.h"
#include "tests/support/catch.h"

using namespace domain;
using namespace std::chrono_literals;
using protocol::decode_event;
using protocol::encode_event;

namespace {

const std::string kId(32, 'a');
const CodeRdv kCode = *parse_code_rdv("000001" + std::string(1, to_text(CodeRdv{1}).back()));
const std::string kWrittenCode = "000001" + std::string(1, to_text(CodeRdv{1}).back());

Tranche half_an_hour() {
    return {1, Quantum{Quanta{5'984'484}}, Quantum{Quanta{5'984'490}}};
}

RdvPris sold() {
    RdvPris event;
    event.rdv = kId;
    event.code = kCode;
    event.tranche = half_an_hour();
    event.motif = "rsa";
    return event;
}

std::vector<Event> all_kinds() {
    auto under = sold();
    under.droit = 3;
    under.droit_epoch = std::string(32, 'e');
    under.remplace = CodeRdv{7};
    under.origine = OrigineRdv::accueil;
    return {RdvIntention{kId, kCode, half_an_hour(), "rsa"},
            sold(),
            under,
            RdvRemis{kCode, RemiseTicket::affiche},
            RdvAnnule{kCode},
            RdvAbandonne{{kId, kCode, half_an_hour(), "rsa"}},
            RdvArrive{kCode},
            RdvStatut{kCode, StatutRdv::absent, Rang::agent, base::Instant{1795509000000ms}},
            Demande{kId,
                    kCode,
                    "rsa",
                    {{2026y / 11 / 25, true}, {2026y / 11 / 26, false}},
                    2026y / 11 / 30},
            DroitRendu{3, half_an_hour()}};
}

const std::string kTime = R"("agenda":1,"debut":5984484,"fin":5984490)";

}  // namespace

TEST_CASE("every event about rendez-vous is read back as it was written", "[sync][event][rdv]") {
    for (const auto& event : all_kinds()) {
        const auto encoded = encode_event(event);
        REQUIRE(encoded);
        CHECK(encoded->v == 1);
        CHECK(decode_event(encoded->type, 1, encoded->body).operator*() == event);
    }
}

TEST_CASE("a sale is written in the words of its format", "[sync][event][rdv]") {
    CHECK(encode_event(sold())->body == R"({"rdv":")" + kId + R"(","code":")" + kWrittenCode +
                                            R"(",)" + kTime +
                                            R"(,"motif":"rsa","origine":"borne"})");
    CHECK(encode_event(DroitRendu{3, half_an_hour()})->body == R"({"numero":3,)" + kTime + "}");
}

TEST_CASE("an inventory that tells droits is of the second version", "[sync][event][rdv]") {
    Inventaire inventory{4, "0.1.0", 10, 3, 1, 9, {}, {}, {}};
    CHECK(encode_event(inventory)->v == 1);
    const Droit droit{3, std::string(32, 'e'), half_an_hour(), {"rsa", "pmi"}, 90min};
    auto part = half_an_hour();
    part.start += Quanta{2};
    inventory.droits = {{droit, part}};
    const auto encoded = encode_event(inventory);
    REQUIRE(encoded);
    CHECK(encoded->v == 2);
    CHECK(decode_event("inventaire", 2, encoded->body).operator*() == Event{inventory});
    CHECK_FALSE(decode_event("inventaire", 1, encoded->body));
    inventory.droits->resize(401, {droit, part});
    CHECK_FALSE(encode_event(inventory));
}

TEST_CASE("what a body about rendez-vous may say has bounds", "[sync][event][rdv]") {
    const auto sale = [](const std::string& time, const std::string& more) {
        return R"({"rdv":")" + kId + R"(","code":")" + kWrittenCode + R"(",)" + time +
               R"(,"motif":"rsa","origine":"borne")" + more + "}";
    };
    REQUIRE(decode_event("rdv_pris", 1, sale(kTime, "")));
    for (const std::string time :
         {R"("agenda":0,"debut":5984484,"fin":5984490)", R"("agenda":1,"debut":7,"fin":7)",
          R"("agenda":1,"debut":7,"fin":6)", R"("agenda":1,"debut":-1,"fin":6)",
          R"("agenda":1,"debut":0,"fin":289)", R"("agenda":1,"debut":0)",
          R"("agenda":1,"debut":9223372036854775000,"fin":9223372036854775001)"}) {
        CAPTURE(time);
        CHECK_FALSE(decode_event("rdv_pris", 1, sale(time, "")));
    }
    for (const std::string more :
         {R"(,"droit":3)", R"(,"epoch":"eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee")", R"(,"droit":-1)",
          R"(,"nom":"x")", R"(,"remplace":"0000010")"}) {
        CAPTURE(more);
        CHECK_FALSE(decode_event("rdv_pris", 1, sale(kTime, more)));
    }
    for (const std::string code : {"", "0000010", "000-001", "abc", "000001i"}) {
        CAPTURE(code);
        CHECK_FALSE(decode_event("rdv_arrive", 1, R"({"code":")" + code + R"("})"));
    }
    auto wrong = sold();
    wrong.motif = "r sa";
    CHECK_FALSE(encode_event(wrong));
    wrong.motif = std::string(65, 'm');
    CHECK_FALSE(encode_event(wrong));
    CHECK_FALSE(encode_event(
        RdvStatut{kCode, StatutRdv::arrive, Rang::usager, base::Instant{1795509000000ms}}));
    Demande asked{kId, kCode, "rsa", {}, 2026y / 11 / 30};
    asked.demi_journees.resize(21, {2026y / 11 / 25, true});
    CHECK_FALSE(encode_event(asked));
}
