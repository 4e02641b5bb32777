#pragma once

// The one vocabulary of what a device tells the centre (sync.md, section 2). An event holds nothing
// that describes a person: needs, fiches read and searches leave only as daily counters. How an
// event is written on disk and on the wire is sync/protocol's business.

#include "kiosk/base/civil_time.h"
#include "kiosk/domain/event_rdv.h"
#include "kiosk/domain/passage.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace domain {

/// An agent at the desk, or the device in assisted mode, moved a waiting ticket: one that this
/// device gave, or another of its site, which the centre has told of.
struct PassageAppele {
    NumeroTicket ticket;
    std::optional<PassageDeBorne> ailleurs = {};  ///< none: given here
    friend bool operator==(const PassageAppele&, const PassageAppele&) = default;
};
struct PassageServi {
    NumeroTicket ticket;
    std::optional<PassageDeBorne> ailleurs = {};  ///< none: given here
    friend bool operator==(const PassageServi&, const PassageServi&) = default;
};
struct PassageParti {
    NumeroTicket ticket;
    std::optional<PassageDeBorne> ailleurs = {};  ///< none: given here
    friend bool operator==(const PassageParti&, const PassageParti&) = default;
};

enum class NatureAide { urgence, parler };

/// Somebody at the kiosk asks for a human now.
struct AideDemandee {
    std::string aide;  ///< 16 hexadecimal digits, random
    NatureAide nature;
    friend bool operator==(const AideDemandee&, const AideDemandee&) = default;
};
/// An agent acknowledged the call: the screen may now say that someone is coming.
struct AideRepondue {
    std::string aide;
    friend bool operator==(const AideRepondue&, const AideRepondue&) = default;
};

/// What a daily counter counts. The violence path is counted nowhere.
enum class FamilleCompteur {
    besoin,          ///< key: theme
    fiche,           ///< key: fiche id
    recherche_vide,  ///< key: theme or "", "/", INSEE code or "": never the words typed
    simulation,      ///< key: aide, "/", coarse class
    abandon,         ///< key: step
    langue,          ///< key: language tag
    impression,      ///< key: what was printed
    signalement,     ///< key: fiche id, "/", what is wrong with it
};

struct Compteur {
    FamilleCompteur famille;
    std::string cle;
    std::int64_t nombre;
    friend bool operator==(const Compteur&, const Compteur&) = default;
};

/// All the counters of one day of one device, sent at closing time. A day may be sent in several
/// parts; parts add up.
struct CompteursJour {
    base::Date jour;
    std::vector<Compteur> compteurs;
    friend bool operator==(const CompteursJour&, const CompteursJour&) = default;
};

/// The health of the device, at start and once a day.
struct BorneEtat {
    std::string version;
    std::string pack;  ///< version of the active content pack, empty when there is none
    std::int64_t disque_libre_mio;
    std::string imprimante;  ///< "ok", "absente", "papier", "erreur"
    friend bool operator==(const BorneEtat&, const BorneEtat&) = default;
};

struct PackActive {
    std::string pack;
    std::int64_t version;
    friend bool operator==(const PackActive&, const PackActive&) = default;
};

/// A row read from a damaged log, kept for human review; counted apart, never as what it says.
struct Sauvetage {
    std::string type;
    std::string body;
    friend bool operator==(const Sauvetage&, const Sauvetage&) = default;
};

/// A content the device holds, by its name and version.
struct Contenu {
    std::string nom;
    std::int64_t version;
    friend bool operator==(const Contenu&, const Contenu&) = default;
};

/// What the device is and has, told on the centre's order.
struct Inventaire {
    std::int64_t commande;  ///< id of the order it answers
    std::string version;    ///< of the program
    std::int64_t disque_libre_mio;
    int horloge;                       ///< domain::TimeQuality
    std::int64_t premiere;             ///< oldest row kept…
    std::int64_t derniere;             ///< …and newest, before this one; 0 when there is none
    std::vector<Contenu> possede;      ///< contents that are active
    std::vector<std::string> demande;  ///< names of contents it lacks
    /// Everything it holds of agendas; nothing from a program that sells no rdv.
    std::optional<std::vector<DroitDeclare>> droits = {};
    friend bool operator==(const Inventaire&, const Inventaire&) = default;
};

using Event =
    std::variant<Passage, PassageAppele, PassageServi, PassageParti, AideDemandee, AideRepondue,
                 CompteursJour, BorneEtat, PackActive, Sauvetage, Inventaire, RdvIntention, RdvPris,
                 RdvRemis, RdvAnnule, RdvArrive, RdvStatut, Demande, DroitRendu, RdvAbandonne>;

}  // namespace domain
