#pragma once

// The session of one visitor, as plain values: where the person is, what was chosen, what was
// asked of the world and what it answered. It lives in memory only; a wipe starts from a new one.

#include "kiosk/app/agent.h"
#include "kiosk/app/demande_visit.h"
#include "kiosk/app/rdv_visit.h"
#include "kiosk/app/secteur_visit.h"
#include "kiosk/app/simulation.h"
#include "kiosk/app/staff.h"
#include "kiosk/domain/event.h"

#include <array>
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace app {

using std::chrono::milliseconds;

enum class ScreenName {
    accueil,    ///< attract: the lit door
    langue,     ///< choose a language
    besoins,    ///< "Que pouvons-nous faire pour vous ?"
    actions,    ///< "Que faire ?"
    themes,     ///< every theme of the directory
    recherche,  ///< plain words on the keyboard
    commune,    ///< near which commune
    liste,      ///< fiches found
    fiche,
    ticket,
    rdv,          ///< "J'ai un rendez-vous": its code
    discret,      ///< violence path: who to call, how to hide the screen
    urgence,      ///< emergency numbers
    numero,       ///< who answers at one of them
    aide,         ///< a human was called
    hors_ligne,   ///< what works without network
    erreur,       ///< what is wrong with this fiche
    merci,        ///< thanks for the report
    code,         ///< of the staff
    personnel,    ///< what the staff sees of the device
    cle,          ///< a stick at work
    simulateur,   ///< one question of the simulator
    reponses,     ///< what was answered, to correct it
    resultats,    ///< the aides that may be asked for
    refus,        ///< those that may not, and why
    droit,        ///< one of them, on a card
    motifs,       ///< what a rdv is for
    creneaux,     ///< which day, which hour
    pris,         ///< the rdv is taken: its code
    mon_rdv,      ///< "Je suis là", move, cancel
    annuler,      ///< sure?
    suite_rdv,    ///< what became of an arrival or a cancellation
    journee,      ///< of the agents: the rdv of a day
    saisie,       ///< one of them: what became of it
    attente,      ///< who waits with a ticket
    demande,      ///< which half-days would suit
    prudence,     ///< "Peut-on vous écrire sans danger ?"
    notice,       ///< what becomes of one's phone number or e-mail
    coordonnees,  ///< which are typed
    secteur,      ///< "Quelle est ma MDS ?": in which commune one lives
    voie,         ///< in which street
    ma_mds        ///< the answer
};

/// The name of a screen as scenarios and counters know it: "besoins".
std::string_view id_of(ScreenName screen);

struct Place {
    ScreenName screen;
    int page = 0;  ///< from 0; views clamp it to what there is; -1: they choose
    friend bool operator==(const Place&, const Place&) = default;
};

enum class Palette { jour, nuit, noir_sur_blanc, blanc_sur_noir };

/// What the list of fiches answers to.
enum class ListSource { besoins, theme, mots };

enum class HelpState {
    none,
    calling,       ///< the accueil is being called: nobody has answered yet
    acknowledged,  ///< an agent answered: the screen may say that someone is coming
    unanswered     ///< nobody did in time: go to the accueil
};

struct HelpCall {
    HelpState state = HelpState::none;
    domain::NatureAide nature = domain::NatureAide::parler;
    std::string aide;      ///< id of the call once it is written; empty before
    milliseconds since{};  ///< monotonic time of the call
};

enum class TicketState { none, asked, issued, failed };

/// Frozen when it is issued, so that the paper and the screen say the same.
struct Ticket {
    TicketState state = TicketState::none;
    std::optional<domain::NumeroTicket> numero;  ///< present exactly when issued
    bool agent_will_call = false;                ///< a desk had just been seen
    std::optional<int> before;                   ///< people waiting before, when the desk said
    std::optional<bool> printed;                 ///< none: not known yet
};

/// What can be wrong with a fiche: the values of ChooseReport and of the counter `signalement`.
inline constexpr std::array<std::string_view, 5> kReports{"ferme", "horaires", "adresse",
                                                          "telephone", "autre"};

enum class PrintState { none, asked, printed, failed };

struct Session {
    std::vector<Place> stack{{ScreenName::accueil}};  ///< never empty; the last one is shown

    std::string language = "fr";
    bool large_text = false;
    Palette palette = Palette::jour;

    std::vector<std::string> besoins;  ///< in the order they were chosen
    std::string theme;                 ///< chosen in the list of themes
    std::string mots;                  ///< typed in the search
    std::string commune_typed;         ///< typed in the choice of a commune
    std::string commune;               ///< INSEE code; empty: from the lieu
    ListSource source = ListSource::besoins;
    bool open_now = false;
    bool no_rdv = false;
    std::string fiche;
    std::string numero;
    int keyboard_page = 0;

    bool discreet = false;  ///< violence path: nothing is counted any more, nothing is printed
    bool chose = false;     ///< made at least one choice: leaving is a passage
    HelpCall help;
    Ticket ticket;
    PrintState print = PrintState::none;  ///< of the fiche, or of the results, shown
    std::optional<Simulation> simulation;
    RdvVisit rdv;
    DemandeVisit demande;
    SecteurVisit secteur;

    Staff staff;
    Agent agent;
    milliseconds last_touch{};
    bool warning = false;           ///< the idle warning is on
    std::set<std::string> counted;  ///< what this session already added to a counter

    /// Calls of earlier sessions that nobody answered yet. They hold nothing of the person, and
    /// outlive the wipe so that an answer still stops the signal.
    std::vector<HelpCall> left_calls;

    CodeGuard code_guard;  ///< outlives the wipe too: it says nothing of anybody
};

inline const Place& current(const Session& session) {
    return session.stack.back();
}

/// Whether it waits where it begins: on the attract screen, or where agents give their code.
inline bool is_at_rest(const Session& session) {
    return session.stack.size() == 1;
}

/// Something was done that ends most visits: a ticket or thanks are shown.
bool is_done(const Session& session);

/// The code being looked at is that of the demande that this session has made.
bool is_demande_of(const Session& session);

/// A rdv was just taken, cancelled or come for: what follows is another thing.
bool is_rdv_told(const Session& session);

}  // namespace app
