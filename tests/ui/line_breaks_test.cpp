#include "kiosk/ui/line_breaks.h"

#include "tests/support/catch.h"

TEST_CASE("a little word stays with the one it leads", "[ui][text]") {
    CHECK(ui::tie_little_words("Argent et budget") == "Argent et\u00a0budget");
    CHECK(ui::tie_little_words("Manger et se vêtir") == "Manger et\u00a0se\u00a0vêtir");
    CHECK(ui::tie_little_words("Se loger") == "Se loger");
    CHECK(ui::tie_little_words("Papiers et démarches") == "Papiers et\u00a0démarches");
    CHECK(ui::tie_little_words("J’ai un rendez-vous") == "J’ai un\u00a0rendez\u2011vous");
    CHECK(ui::tie_little_words("") == "");
}
