#include "sync/protocol/ack.h"

#include "tests/support/catch.h"
#include "tests/sync/log_fixture.h"

using namespace protocol;
using test::kCentre;

namespace {

Ack plain_ack() {
    Ack ack;
    ack.kiosk = 12;
    ack.epoch = test::epoch(0xe0);
    ack.re = std::string(64, 'a');
    ack.upto = 4;
    ack.h_upto.fill(std::byte{0x44});
    ack.server_time_ms = test::kNovember22;
    return ack;
}

Ack full_ack() {
    auto ack = plain_ack();
    ack.retain_days = 40;
    ack.ref_manifest = std::string{"7"};
    ack.aides_repondues = {{"0123456789abcdef"}, {"fedcba9876543210"}};
    ack.fork = AckFork{3, "prev_h"};
    ack.desk_seen_ms = test::kNovember22 - 1000;
    ack.waiting = 5;
    const base::Instant taken{std::chrono::milliseconds{test::kNovember22 - 60'000}};
    using Etat = domain::TicketDuJour::Etat;
    ack.file = {{{'C', 5}, taken, Etat::appele, domain::PassageDeBorne{13, 117, 77}},
                {{'B', 28}, taken, Etat::attend, domain::PassageDeBorne{12, 9}}};
    ack.restauration = 1'795'336'200;
    ack.seal_key.emplace().fill(std::byte{0x5e});
    domain::RdvDuJour settled{domain::code_of(12, 1), domain::StatutRdv::honore,
                              domain::Quantum{domain::Quanta{5'984'490}}, "Parler de mon logement"};
    settled.verifie = true;
    ack.rdv_du_jour = RdvDuJourCommand{9,
                                       {{domain::code_of(12, 0), domain::StatutRdv::a_verifier,
                                         domain::Quantum{domain::Quanta{5'984'484}}, "Rendez-vous"},
                                        settled}};
    return ack;
}

/// A line of the centre's with any JSON.
std::string signed_line(const std::string& json) {
    auto line = to_hex(sign(std::string{"PRA1"}.append(json), kCentre.sign));
    return line.append(" ").append(json).append("\n");
}

const std::string kStart =
    R"({"kiosk":12,"epoch":"e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0","re":"","upto":4,)"
    R"("h_upto":"4444444444444444444444444444444444444444444444444444444444444444",)"
    R"("server_time":9,"retain_days":35)";

}  // namespace

TEST_CASE("acknowledgements come back as the centre wrote them", "[sync][ack]") {
    const std::vector<Ack> acks{plain_ack(), full_ack()};
    const auto read = decode_acks(
        encode_ack(acks[0], kCentre.sign) + encode_ack(acks[1], kCentre.sign), kCentre.verify);
    REQUIRE(read);
    CHECK(*read == acks);
}

TEST_CASE("the rdv of a site that are not as they must be are refused", "[sync][ack]") {
    const auto command = [](const std::string& rdv) {
        return signed_line(kStart + R"(,"cmd":[{"type":"rdv_du_jour","id":1,"rdv":[)" + rdv +
                           "]}]}");
    };
    const std::string code = to_text(domain::code_of(12, 0));
    const auto whole = code.substr(0, 3) + code.substr(4);
    const auto with = [&](const std::string& statut, const std::string& debut,
                          const std::string& motif) {
        return command(R"({"code":")" + whole + R"(","statut":")" + statut + R"(","debut":)" +
                       debut + R"(,"motif":")" + motif + R"("})");
    };
    CHECK(decode_acks(with("honore", "5984484", "RSA"), kCentre.verify));
    CHECK(decode_acks(command(""), kCentre.verify)->front().rdv_du_jour->rdv.empty());
    const auto& [statut, debut, motif] = GENERATE(table<std::string, std::string, std::string>(
        {{"venu", "5984484", "RSA"},
         {"honore", "-1", "RSA"},
         {"honore", "99999999999", "RSA"},
         {"honore", "5984484", ""},
         {"honore", "5984484", std::string(201, 'x')}}));
    CHECK_FALSE(decode_acks(with(statut, debut, motif), kCentre.verify));
    CHECK_FALSE(decode_acks(command(R"({"code":"0000001"})"), kCentre.verify));
}

TEST_CASE("an acknowledgement that the centre did not sign is refused", "[sync][ack]") {
    const auto line = encode_ack(full_ack(), test::kStranger.sign);
    const auto read = decode_acks(line, kCentre.verify);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::corrupt);
}

TEST_CASE("one wrong acknowledgement among right ones spoils the answer", "[sync][ack]") {
    const auto right = encode_ack(plain_ack(), kCentre.sign);
    CHECK_FALSE(decode_acks(right + encode_ack(plain_ack(), test::kStranger.sign), kCentre.verify));
}

TEST_CASE("no byte of an acknowledgement can be changed", "[sync][ack]") {
    const auto line = encode_ack(full_ack(), kCentre.sign);
    for (std::size_t i = 0; i < line.size(); ++i) {
        for (const int bit : {1, 2, 4, 8, 16, 64, 128}) {
            auto changed = line;
            changed[i] = static_cast<char>(changed[i] ^ bit);
            CAPTURE(i, bit);
            CHECK_FALSE(decode_acks(changed, kCentre.verify));
        }
    }
}

TEST_CASE("an answer cut short is refused", "[sync][ack]") {
    const auto line = encode_ack(full_ack(), kCentre.sign);
    for (std::size_t size = 1; size < line.size(); ++size) {
        CHECK_FALSE(decode_acks(line.substr(0, size), kCentre.verify));
    }
}

TEST_CASE("a page of a captive portal is not an acknowledgement", "[sync][ack]") {
    const auto read = decode_acks("<html><body>Bienvenue</body></html>\n", kCentre.verify);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::invalid_input);
}

TEST_CASE("what a newer centre says more is ignored, and noted for commands", "[sync][ack]") {
    const auto read = decode_acks(
        signed_line(kStart +
                    R"(,"cmd":[{"type":"danser","x":1},{"type":"aide_repondue","aide":"a",)"
                    R"("par":1}],"nouveau":{}})"),
        kCentre.verify);
    REQUIRE(read);
    CHECK(read->front().unknown_commands == std::vector<std::string>{"danser"});
    CHECK(read->front().aides_repondues == std::vector<AideRepondueCommand>{{"a"}});
    CHECK_FALSE(read->front().waiting.has_value());
}

TEST_CASE("a signed acknowledgement that makes no sense is refused", "[sync][ack]") {
    const auto json = GENERATE(values<std::string>({
        "",
        "{}",
        "[]",
        kStart + "}",
        kStart + R"(,"cmd":{}})",
        kStart + R"(,"cmd":[1]})",
        kStart + R"(,"cmd":[{"type":"aide_repondue"}]})",
        kStart + R"(,"cmd":[],"fork":{}})",
        kStart + R"(,"cmd":[],"accueil":{"attente":-1}})",
        kStart + R"(,"cmd":[],"accueil":{"vu":"hier"}})",
        kStart + R"(,"cmd":[],"accueil":{"file":[{"ticket":"B28"}]}})",
        kStart +
            R"(,"cmd":[],"accueil":{"file":[{"ticket":"B0x","borne":1,"passage":1,"pris":1}]}})",
    }));
    CAPTURE(json);
    const auto read = decode_acks(signed_line(json), kCentre.verify);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::invalid_input);
}
