#pragma once

// Everything a person can do at the kiosk, as values. A screen hands back the intent of what was
// tapped; the session decides what it means. No intent carries what a person is, only what to show.

#include "kiosk/domain/event_rdv.h"
#include "kiosk/domain/rdv_du_jour.h"
#include "kiosk/rules/questions.h"

#include <string>
#include <variant>

namespace app {

struct Touch {};      ///< the attract screen was touched
struct Back {};       ///< one step back
struct Restart {};    ///< start again: the session is wiped
struct Finish {};     ///< the visit is over: the session is wiped
struct StillHere {};  ///< answer to the idle warning
struct QuickExit {};  ///< hide everything at once, and wipe
struct ShowUrgent {};
struct ShowHelp {};   ///< "Parler à quelqu'un"
struct CallAgent {};  ///< call the accueil, from the urgent screen
struct ShowLanguages {};
struct ChooseLanguage {
    std::string tag;
};
struct ToggleText {};  ///< normal ⇄ large text
struct NextTheme {};
struct ToggleNeed {
    std::string besoin;
};
struct DontKnow {};
struct Continue {};
struct ShowPage {  ///< another page of the same screen, from 0
    int page;
};
struct ShowNumber {  ///< who answers at an emergency number, and when
    std::string numero;
};
struct ShowFiches {};  ///< "Trouver de l'aide près d'ici", for the needs chosen
struct ShowThemes {};
struct ChooseTheme {
    std::string theme;
};
struct ShowSearch {};
struct ShowCommune {};
struct ChooseCommune {
    std::string code_insee;
};
struct TypeKey {  ///< one character of the on-screen keyboard
    std::string utf8;
};
struct Backspace {};
struct NextKeyboardPage {};
struct ToggleOpenNow {};
struct ToggleNoRdv {};
struct OpenFiche {
    std::string fiche;
};
struct PrintFiche {};
struct ReportError {};
struct ChooseReport {
    std::string quoi;
};
struct TakeTicket {};
struct HaveRdv {};     ///< "J'ai un rendez-vous": the code is asked for
struct ShowMotifs {};  ///< "Prendre rendez-vous"
struct ChooseMotif {
    std::string motif;
};
struct ShowDay {
    bool later = true;  ///< else the day before, among those seen
};
struct ChooseCreneau {
    domain::Tranche tranche;
};
struct PrintRdv {};        ///< its ticket once more
struct HaveNotedCode {};   ///< nothing was printed: the person keeps the code shown
struct ShowOwnRdv {};      ///< move or cancel the one just taken
struct DeclareArrival {};  ///< "Je suis là"
struct MoveRdv {};
struct AskCancel {};
struct ConfirmCancel {};
struct ShowDemande {};  ///< no hour can be had: ask for one
struct ToggleHalfDay {
    domain::DemiJournee demi;
};
struct AnswerSafe {  ///< to "Peut-on vous écrire sans danger ?"
    bool safe;
};
struct GiveContact {
    bool courriel = false;  ///< an e-mail, else a phone number
};
struct WithoutContact {};
struct ShowSecteur {};    ///< "Quelle est ma MDS ?"
struct ForgetSecteur {};  ///< another address
struct ShowOffline {};
struct UseStick {  ///< the staff's: write events onto it, or read acknowledgements from it
    bool import = false;
};
struct Simulate {};  ///< "Estimer mes aides"
struct ChooseAnswer {
    int valeur;
};
struct ToggleAnswer {
    int valeur;
};
struct AskExact {};      ///< the pad instead of the bands
struct ToggleArrete {};  ///< this money is received no more
struct ShowAnswers {};
struct CorrectAnswer {
    rules::Ecran ecran;
};
struct ShowResults {};
struct ShowRefused {};
struct OpenAide {
    std::string aide;
};
struct PrintBilan {};

struct ShowAgenda {  ///< the agent's screen of a day; none: today
    std::optional<base::Date> jour;
};
struct OpenRdv {  ///< everything that may be said of the rdv of a code
    domain::CodeRdv code;
};
struct SayOfRdv {  ///< the agent says what became of it
    domain::CodeRdv code;
    domain::StatutRdv statut = domain::StatutRdv::honore;
};
struct ShowQueue {};
struct SayOfTicket {  ///< of one in the queue
    domain::NumeroTicket numero{};
    domain::TicketDuJour::Etat etat = domain::TicketDuJour::Etat::appele;
};
struct ShowBilan {};  ///< of the device

using Intent = std::variant<
    std::monostate, Touch, Back, Restart, Finish, StillHere, QuickExit, ShowUrgent, ShowHelp,
    CallAgent, ShowLanguages, ChooseLanguage, ToggleText, NextTheme, ToggleNeed, DontKnow, Continue,
    ShowPage, ShowNumber, ShowFiches, ShowThemes, ChooseTheme, ShowSearch, ShowCommune,
    ChooseCommune, TypeKey, Backspace, NextKeyboardPage, ToggleOpenNow, ToggleNoRdv, OpenFiche,
    PrintFiche, ReportError, ChooseReport, TakeTicket, HaveRdv, ShowOffline, Simulate, ChooseAnswer,
    ToggleAnswer, AskExact, ToggleArrete, ShowAnswers, CorrectAnswer, ShowResults, ShowRefused,
    OpenAide, PrintBilan, UseStick, ShowMotifs, ChooseMotif, ShowDay, ChooseCreneau, PrintRdv,
    HaveNotedCode, ShowOwnRdv, DeclareArrival, MoveRdv, AskCancel, ConfirmCancel, ShowAgenda,
    OpenRdv, SayOfRdv, ShowQueue, SayOfTicket, ShowBilan,

    ShowDemande, ToggleHalfDay, AnswerSafe, GiveContact, WithoutContact, ShowSecteur,
    ForgetSecteur>;

}  // namespace app
