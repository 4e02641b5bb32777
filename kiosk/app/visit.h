#pragma once

// A step being made: the session as it changes, and the effects gathered on the way. Private to
// app::step; one overload of `on` a thing that can happen.

#include "kiosk/app/answering.h"
#include "kiosk/app/step.h"

namespace app {

class Visit {
  public:
    Visit(Session session, const Context& context)
        : session_(std::move(session)), context_(context) {}

    Step take() && { return {std::move(session_), std::move(effects_)}; }

    void on(const Intent& intent);
    void on(const Tick&);
    void on(const TicketIssued& issued);
    void on(const TicketFailed&);
    void on(const TicketPrinted& outcome);
    void on(const FichePrinted& outcome);
    void on(const BilanPrinted& outcome);
    void on(const HelpCalled& called);
    void on(const StaffCodeChecked& checked);
    void on(const RdvSold& sold);
    void on(const RdvNotSold& failed);
    void on(const RdvPrinted& outcome);
    void on(const RdvLeft& outcome);
    void on(const ArrivalNoted& outcome);
    void on(const AgentNoted& outcome);
    void on(const DemandeWritten& outcome);
    void on(const CentreSearched& found);

    // Intents, in the order of app::Intent.
    void on(const std::monostate&) {}
    void on(const Touch&);
    void on(const Back&);
    void on(const Restart&) { end(EndedBy::person); }
    void on(const Finish&) { end(EndedBy::person); }
    void on(const StillHere&) {}
    void on(const QuickExit&) { end(EndedBy::quick_exit); }
    void on(const ShowUrgent&);
    void on(const ShowHelp&);
    void on(const CallAgent&);
    void on(const ShowLanguages&);
    void on(const ChooseLanguage& choice);
    void on(const ToggleText&);
    void on(const NextTheme&);
    void on(const ToggleNeed& toggle);
    void on(const DontKnow&);
    void on(const Continue&);
    void on(const ShowPage& show);
    void on(const ShowNumber& show);
    void on(const ShowFiches&);
    void on(const ShowThemes&) { push(ScreenName::themes); }
    void on(const ChooseTheme& choice);
    void on(const ShowSearch&);
    void on(const ShowCommune&);
    void on(const ChooseCommune& choice);
    void on(const TypeKey& key);
    void on(const Backspace&);
    void on(const NextKeyboardPage&) { ++session_.keyboard_page; }
    void on(const ToggleOpenNow&);
    void on(const ToggleNoRdv&);
    void on(const OpenFiche& open);
    void on(const PrintFiche&);
    void on(const ReportError&);
    void on(const ChooseReport& choice);
    void on(const TakeTicket&);
    void on(const HaveRdv&);
    void on(const ShowOffline&) { push(ScreenName::hors_ligne); }
    void on(const UseStick& use);
    void on(const Simulate&);
    void on(const ChooseAnswer& choice);
    void on(const ToggleAnswer& toggle);
    void on(const AskExact&);
    void on(const ToggleArrete&);
    void on(const ShowAnswers&);
    void on(const CorrectAnswer& correct);
    void on(const ShowResults&);
    void on(const ShowRefused&);
    void on(const OpenAide& open);
    void on(const PrintBilan&);
    void on(const ShowMotifs&);
    void on(const ChooseMotif& choice);
    void on(const ShowDay& show);
    void on(const ChooseCreneau& choice);
    void on(const PrintRdv&);
    void on(const HaveNotedCode&);
    void on(const ShowOwnRdv&);
    void on(const DeclareArrival&);
    void on(const MoveRdv&);
    void on(const AskCancel&);
    void on(const ConfirmCancel&);
    void on(const ShowAgenda& show);
    void on(const OpenRdv& open);
    void on(const SayOfRdv& said);
    void on(const ShowQueue&);
    void on(const SayOfTicket& said);
    void on(const ShowBilan&);
    void on(const ShowDemande&);
    void on(const ToggleHalfDay& toggle);
    void on(const AnswerSafe& answer);
    void on(const GiveContact& give);
    void on(const WithoutContact&);
    void on(const ShowSecteur&);
    void on(const ForgetSecteur&);

  private:
    enum class EndedBy { person, quick_exit, idle };

    ScreenName screen() const { return current(session_).screen; }
    bool at_rest() const { return is_at_rest(session_); }

    void push(ScreenName screen);
    void pop();
    void go_home();
    void push_home_of_agent();
    void open_list(ListSource source);
    void enter_discreet_path();
    void call(domain::NatureAide nature);
    void end(EndedBy by);

    void watch_help();
    void watch_left_calls();
    void watch_idle();

    void count(domain::FamilleCompteur famille, const std::string& key);
    void count_once(domain::FamilleCompteur famille, const std::string& key);
    void count_needs();
    void count_empty_list();
    void count_empty_search();

    bool answers() const;
    void follow(Suite suite);
    void back_in_simulation();
    void count_simulation();

    void book();
    void show_taken();
    void search_centre();
    void search_centre_from(const base::Date& day);
    void leave_centre();
    void give_commune(const std::string& code_insee);
    void give_street();
    void ask_contact();
    void type_contact(const std::string& typed);
    void give_contact();
    void send_demande();
    void type_rdv_code(const std::string& typed);
    void give_rdv_code();
    void say_of_rdv(SuiteRdv suite);

    std::string* typed();

    enum class Knock { text, colours };
    void knock(Knock knock);
    void type_code(const std::string& typed);
    void give_code();
    void forget_typed_code();

    Session session_;
    const Context& context_;
    std::vector<Effect> effects_;
};

}  // namespace app
