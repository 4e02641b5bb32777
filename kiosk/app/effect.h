#pragma once

// What a step asks of the world, as values. The loop performs them in order, through the use cases
// and ports, and hands the outcome back as an input. No effect says who the person is; a counter
// never travels with the passage it comes from.

#include "kiosk/domain/coordonnees.h"
#include "kiosk/domain/event.h"
#include "kiosk/domain/motif.h"
#include "kiosk/domain/ports/central_booking.h"
#include "kiosk/domain/rdv_du_jour.h"

#include <string>
#include <variant>
#include <vector>

namespace app {

/// Write a passage with a new number, then answer TicketIssued or TicketFailed.
struct IssueTicket {
    friend bool operator==(const IssueTicket&, const IssueTicket&) = default;
};

/// Print the ticket of the session, then answer TicketPrinted.
struct PrintTicket {
    friend bool operator==(const PrintTicket&, const PrintTicket&) = default;
};

/// Print the fiche, then answer FichePrinted.
struct PrintFicheSlip {
    std::string fiche;
    friend bool operator==(const PrintFicheSlip&, const PrintFicheSlip&) = default;
};

/// Print the results of the simulator, then answer BilanPrinted.
struct PrintBilanPage {
    friend bool operator==(const PrintBilanPage&, const PrintBilanPage&) = default;
};

/// Write the call, light the signal, hurry the exchange, then answer HelpCalled.
struct CallForHelp {
    domain::NatureAide nature;
    friend bool operator==(const CallForHelp&, const CallForHelp&) = default;
};

/// An agent answered: write it and stop the signal.
struct RecordHelpAnswer {
    std::string aide;
    friend bool operator==(const RecordHelpAnswer&, const RecordHelpAnswer&) = default;
};

/// Nobody answered for long: the sound and the light stop.
struct StopSignal {
    friend bool operator==(const StopSignal&, const StopSignal&) = default;
};

/// Write a passage of origin `consultation`.
struct RecordConsultation {
    friend bool operator==(const RecordConsultation&, const RecordConsultation&) = default;
};

/// Add to the counters of the day.
struct Count {
    std::vector<domain::Compteur> compteurs;
    friend bool operator==(const Count&, const Count&) = default;
};

/// The session is over: forget everything that was shown, cached, spoken or laid out for it, and
/// stop asking the centre for an answer to its call for help. The signal itself goes on.
struct Wipe {
    friend bool operator==(const Wipe&, const Wipe&) = default;
};

/// Look at the staff's code, then answer StaffCodeChecked. It is written nowhere.
struct CheckStaffCode {
    std::string code;
    friend bool operator==(const CheckStaffCode&, const CheckStaffCode&) = default;
};

/// Start an exchange with the stick; what becomes of it is in the context.
struct StartUsb {
    bool import = false;
    friend bool operator==(const StartUsb&, const StartUsb&) = default;
};

/// Sell time that the borne holds, then answer RdvSold or RdvNotSold.
struct SellRdv {
    domain::Motif motif;
    domain::Tranche tranche;
    std::optional<domain::CodeRdv> remplace;
    domain::OrigineRdv origine = domain::OrigineRdv::borne;
    friend bool operator==(const SellRdv&, const SellRdv&) = default;
};

/// Print the ticket of the rdv just taken, then answer RdvPrinted.
struct PrintRdvTicket {
    friend bool operator==(const PrintRdvTicket&, const PrintRdvTicket&) = default;
};

/// The person has the code of the rdv, on paper or noted.
struct RecordHandOver {
    domain::CodeRdv code;
    domain::RemiseTicket comment;
    friend bool operator==(const RecordHandOver&, const RecordHandOver&) = default;
};

/// Write the cancellation, then answer RdvLeft.
struct CancelByCode {
    domain::CodeRdv code;
    friend bool operator==(const CancelByCode&, const CancelByCode&) = default;
};

/// Write that the person of that code is here, then answer ArrivalNoted.
struct NoteArrival {
    domain::CodeRdv code;
    bool counts = true;  ///< as a passage: the session has none yet
    friend bool operator==(const NoteArrival&, const NoteArrival&) = default;
};

/// Write what an agent says of a rdv, then answer AgentNoted.
struct NoteStatut {
    domain::RdvStatut said;
    friend bool operator==(const NoteStatut&, const NoteStatut&) = default;
};

/// Write what becomes of a queue ticket, then answer AgentNoted.
struct NoteTicket {
    domain::TicketSuivi suivi;
    friend bool operator==(const NoteTicket&, const NoteTicket&) = default;
};

/// The staff's screens are locked again; by itself when nobody touched them.
struct NoteStaffLeft {
    bool idle = false;
    friend bool operator==(const NoteStaffLeft&, const NoteStaffLeft&) = default;
};

/// Ask the centre for the free creneaux of a motif, then answer CentreSearched.
struct SearchCentre {
    domain::SouhaitDeRdv souhait;
    friend bool operator==(const SearchCentre&, const SearchCentre&) = default;
};

/// Write the intention, ask the centre for that time, then answer RdvSold or RdvNotSold.
struct BookAtCentre {
    domain::Motif motif;
    domain::Tranche tranche;
    std::optional<domain::CodeRdv> remplace;
    domain::OrigineRdv origine = domain::OrigineRdv::borne;
    friend bool operator==(const BookAtCentre&, const BookAtCentre&) = default;
};

/// Write the cancellation, ask the centre for it at once, then answer RdvLeft.
struct CancelAtCentre {
    domain::CodeRdv code;
    friend bool operator==(const CancelAtCentre&, const CancelAtCentre&) = default;
};

/// Nobody waits for the centre any more: what it may have booked is cancelled.
struct LeaveCentre {
    friend bool operator==(const LeaveCentre&, const LeaveCentre&) = default;
};

/// Write the demande, what reaches the person sealed beside it, then answer DemandeWritten.
struct SendDemande {
    std::string motif;
    std::vector<domain::DemiJournee> demi_journees;
    base::Date reponse_avant;
    domain::Coordonnees coordonnees;  ///< empty: none given
    friend bool operator==(const SendDemande&, const SendDemande&) = default;
};

using Effect = std::variant<IssueTicket, PrintTicket, PrintFicheSlip, PrintBilanPage, CallForHelp,
                            RecordHelpAnswer, StopSignal, RecordConsultation, Count, Wipe,
                            CheckStaffCode, StartUsb, SellRdv, PrintRdvTicket, RecordHandOver,
                            CancelByCode, NoteArrival, SendDemande, SearchCentre, BookAtCentre,
                            CancelAtCentre, LeaveCentre, NoteStatut, NoteTicket, NoteStaffLeft>;

}  // namespace app
