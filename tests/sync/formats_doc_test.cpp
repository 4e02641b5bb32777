// docs/formats is enough to write another client only if its examples are what the code does.

#include "kiosk/domain/code_rdv.h"
#include "sync/central/cli/arguments.h"
#include "sync/protocol/ack.h"
#include "sync/protocol/chain.h"
#include "sync/protocol/compression.h"
#include "sync/protocol/enrolment.h"
#include "sync/protocol/parution.h"
#include "sync/protocol/row_codec.h"
#include "sync/protocol/sealed_box.h"
#include "sync/stick/layout.h"
#include "tests/support/catch.h"
#include "tests/sync/log_fixture.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

using namespace protocol;

namespace {

/// The example `page.name` of docs/formats: what stands between its fences.
std::string example(const std::string& kind, const std::string& name) {
    const auto page = name.substr(0, name.find('.'));
    std::ifstream file{std::string{PERRON_SOURCE_DIR}.append("/docs/formats/" + page + ".md")};
    std::stringstream all;
    all << file.rdbuf();
    const auto text = all.str();
    const auto opening = "\n```" + kind + " " + name + "\n";
    const auto at = text.find(opening);
    CAPTURE(name);
    REQUIRE(at != text.npos);
    const auto start = at + opening.size();
    return text.substr(start, text.find("```", start) - start);
}

std::string text_example(const std::string& name) {
    return example("text", name);
}

/// The bytes of an example in hexadecimal, cut in lines as one likes.
std::string hex_example(const std::string& name) {
    std::string digits;
    for (const char c : example("hex", name)) {
        if (c != '\n') digits += c;
    }
    std::string bytes(digits.size() / 2, '\0');
    REQUIRE(from_hex(digits, std::as_writable_bytes(std::span{bytes.data(), bytes.size()})));
    return bytes;
}

EnrolmentKey documented_key() {
    EnrolmentKey key;
    REQUIRE(from_hex(to_hex(as_bytes(hex_example("enrolement.k"))), key));
    return key;
}

}  // namespace

TEST_CASE("the help of the centre lists every command that a page of docs/formats gives",
          "[sync][formats]") {
    const std::string usage{central::kUsage};
    const std::regex command{"`perron-central ([a-z-]+)( [a-z-]+)?"};
    int given = 0;
    for (const auto& page :
         std::filesystem::directory_iterator{PERRON_SOURCE_DIR "/docs/formats"}) {
        std::ifstream file{page.path()};
        const std::string text{std::istreambuf_iterator<char>{file}, {}};
        for (std::sregex_iterator at{text.begin(), text.end(), command}, end; at != end; ++at) {
            const auto words = (*at)[1].str() + (*at)[2].str();
            CAPTURE(page.path(), words);
            ++given;
            const bool listed = usage.find("perron-central " + words) != usage.npos ||
                                usage.find("| " + words) != usage.npos;
            CHECK(listed);
        }
    }
    CHECK(given > 15);
}

TEST_CASE("the log's page gives the bytes that are hashed", "[sync][formats]") {
    const auto rows = test::log_of(2);
    CHECK(to_hex(hash_of(hex_example("journal.ligne1"))) == to_hex(rows[0].h));
    CHECK(hex_example("journal.h1") == as_text(rows[0].h));
    CHECK(hex_example("journal.h2") == as_text(rows[1].h));
}

TEST_CASE("the frame's page gives a frame that can be read", "[sync][formats]") {
    CHECK(hex_example("trame.cle") == as_text(test::kDevice.verify));
    const auto frames = split_frames(hex_example("trame.trame"));
    REQUIRE(frames);
    const auto& frame = frames->front();
    CHECK(verify_frame(frame, test::kDevice.verify));
    CHECK(*open_frame(frame) == test::log_of(2));
    CHECK(write_header(frame.header) + "\n" == text_example("trame.entete"));
    CHECK(*decompress(frame.body, kMaxFrameRows) == text_example("trame.lignes"));
    CHECK(frame_id(frame.signature) == to_hex(as_bytes(hex_example("trame.id"))));
}

TEST_CASE("the acknowledgement's page gives one that the device believes", "[sync][formats]") {
    CHECK(hex_example("accuse.cle") == as_text(test::kCentre.verify));
    const auto line = text_example("accuse.ligne");
    const auto acks = decode_acks(line, test::kCentre.verify);
    REQUIRE(acks);
    CHECK(encode_ack(acks->front(), test::kCentre.sign) == line);
    CHECK(acks->front().re == to_hex(as_bytes(hex_example("trame.id"))));
    CHECK(as_text(acks->front().h_upto) == hex_example("journal.h2"));
}

TEST_CASE("the acknowledgement's page gives every order", "[sync][formats]") {
    const auto line = text_example("accuse.ordres");
    const auto acks = decode_acks(line, test::kCentre.verify);
    REQUIRE(acks);
    const auto& ack = acks->front();
    CHECK(encode_ack(ack, test::kCentre.sign) == line);
    CHECK(ack.effacement == EffacementCommand{12, key_id(test::kDevice.verify)});
    CHECK(ack.renvois == std::vector<RenvoiCommand>{{1'795'336'800'001, 1}});
    CHECK(ack.inventaires == std::vector<InventaireCommand>{{1'795'336'800'002}});
    CHECK(ack.more_commands);
    CHECK(ack.suspension == AckSuspension{1'795'336'700'000});
}

TEST_CASE("the acknowledgement's page gives the rdv of a site", "[sync][formats]") {
    const auto line = text_example("accuse.rdv_du_jour");
    const auto acks = decode_acks(line, test::kCentre.verify);
    REQUIRE(acks);
    const auto& ack = acks->front();
    CHECK(encode_ack(ack, test::kCentre.sign) == line);
    REQUIRE(ack.rdv_du_jour);
    REQUIRE(ack.rdv_du_jour->rdv.size() == 2);
    CHECK(to_text(ack.rdv_du_jour->rdv[0].code) == "7KQ-2M9C");
    CHECK(ack.rdv_du_jour->rdv[1].verifie);
}

TEST_CASE("the chain's page gives a question and its answer", "[sync][formats]") {
    const auto question = read_question(text_example("chaine.question"));
    REQUIRE(question);
    CHECK(question->is_asked_by(test::kDevice.verify));
    CHECK_FALSE(question->is_asked_by(test::kStranger.verify));
    const auto again = encode_question(question->question, test::kDevice.sign);
    CHECK(again.body == text_example("chaine.question"));
    const auto line = text_example("chaine.reponse");
    const auto answer = decode_chain_answer(line, test::kCentre.verify);
    REQUIRE(answer);
    CHECK(answer->re == again.id);
    CHECK(as_text(answer->known.front()) == hex_example("journal.h2"));
    CHECK(encode_chain_answer(*answer, test::kCentre.sign) == line);
}

TEST_CASE("the enrolment's page gives a whole exchange", "[sync][formats]") {
    const auto request = text_example("enrolement.requete");
    const auto received = read_enrolment(request);
    REQUIRE(received);
    const auto code = parse_enrolment_code(
        text_example("enrolement.code").substr(0, text_example("enrolement.code").size() - 1));
    REQUIRE(code);
    const auto key = derive_enrolment_key(*code, received->request.nonce, received->request.cost);
    REQUIRE(key);
    CHECK(*key == documented_key());
    CHECK(is_enrolment_by(*received, *key));
    const auto grant = read_grant(text_example("enrolement.reponse"), request, *key);
    REQUIRE(grant);
    CHECK(grant->server_key == test::kCentre.verify);
}

TEST_CASE("the sealed part's page gives one that its key opens", "[sync][formats]") {
    Seed seed;
    seed.fill(std::byte{0x51});
    const auto keys = box_keys_from(seed);
    CHECK(hex_example("scelle.cle") == as_text(keys.open));
    const auto part = hex_example("scelle.partie");
    CHECK(hex_example("scelle.empreinte") == as_text(hash_of(part)));
    const auto clear = open_sealed(part, keys);
    REQUIRE(clear);
    CHECK(clear->substr(0, clear->find(' ', 60)) + "\n" == text_example("scelle.clair"));
    seed.fill(std::byte{0x07});
    CHECK(seal_to(keys.open, *clear, seed) == part);
}

TEST_CASE("the stick's page names the file of the example frame", "[sync][formats]") {
    const auto frames = split_frames(hex_example("trame.trame"));
    REQUIRE(frames);
    const auto& header = frames->front().header;
    const auto path = stick::kiosk_folder(header.tenant, header.kiosk) + "/" +
                      stick::frame_name({header.epoch, header.lo, header.hi});
    CHECK(path + "\n" == text_example("cle-usb.nom"));
}

TEST_CASE("the page of rdv gives a code whose last letter checks the others", "[sync][formats]") {
    auto code = text_example("rdv.code");
    code.pop_back();
    const auto read = domain::parse_code_rdv(code);
    REQUIRE(read);
    CHECK(domain::to_text(*read) == code);
    code.back() = 'X';
    CHECK_FALSE(domain::parse_code_rdv(code));
}

TEST_CASE("the manifest's page gives a parution that the device believes", "[sync][formats]") {
    CHECK(hex_example("manifeste.cle") == as_text(test::kCentre.verify));
    const auto lines = text_example("manifeste.lignes");
    const auto read = decode_parution(lines, test::kCentre.verify);
    REQUIRE(read);
    CHECK(encode_parution(read->delegation, read->parution,
                          {test::kCentre.sign, test::keys(4).sign}) == lines);
    CHECK(as_text(read->id) == hex_example("manifeste.id"));
    CHECK(read->parution.version == 7);
    CHECK(read->parution.fichiers.front().sha256 == sha256_of("themes: []\n"));
}
