#pragma once

// A fiche: one help a person can go to, call or ask for. Fields follow data·inclusion v1 under
// their own names (directory.md, sections 1 and 7); extensions start with x_. A phone, an address
// or an hour that was not read in an opened source is empty.

#include "kiosk/base/civil_time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace domain {

/// WGS 84, degrees.
struct Position {
    double longitude;
    double latitude;
};

enum class SansRdv { inconnu, oui, non, les_deux };

struct Adresse {
    std::string adresse;  ///< number and street
    std::string code_postal;
    std::string commune;
    std::string code_insee;
};

struct Fiche {
    std::string id;  ///< "<source>--<id at the producer>"
    std::string nom;
    std::string description;               ///< what it is, in plain French
    std::string publics_precisions;        ///< for whom, one sentence
    std::vector<std::string> publics;      ///< data·inclusion vocabulary
    std::vector<std::string> thematiques;  ///< data·inclusion vocabulary
    std::vector<std::string> x_themes;     ///< our themes: "logement"
    std::vector<std::string> x_mots;       ///< everyday words that find it
    std::vector<std::string> x_aides;      ///< aides of the simulator it tells how to ask for
    std::string x_motif;                   ///< what a rdv about it is taken for; empty: none
    std::optional<Adresse> adresse;        ///< none: remote, or everywhere in the department
    std::optional<Position> position;      ///< of the place, else of its commune's centre
    std::string telephone;                 ///< as dialled in France: "03 85 21 65 00", "3646"
    std::string site_web;
    std::string horaires_accueil;  ///< OpenStreetMap opening_hours
    SansRdv x_sans_rdv = SansRdv::inconnu;
    std::vector<std::string> x_justificatifs;  ///< what to bring
    bool x_urgence = false;                    ///< an emergency number: pinned
    bool x_fictif = false;                     ///< demonstration place: its name says so too
    std::string zone_eligibilite;              ///< "france", department or INSEE code
    std::string source;                        ///< who publishes it
    std::string lien_source;
    base::Date x_verifie_le;
    struct Traduction {
        std::string langue;  ///< BCP 47
        std::string description;
        std::string publics_precisions;
        std::vector<std::string> x_justificatifs;
    };
    std::vector<Traduction> x_traductions;
};

struct Theme {
    std::string id;        ///< "logement"; also the id of a need
    std::string icone;     ///< name of a view::Icon: "house_line"
    bool discret = false;  ///< the violence path: counted nowhere, left quickly
};

struct Commune {
    std::string code_insee;
    std::string nom;
    std::vector<std::string> codes_postaux;
    std::int64_t population = 0;
    std::optional<Position> centre;  ///< none: distances from here are nc
};

/// The MDS, or van, where the kiosk stands.
struct Lieu {
    std::string id;  ///< "mds-macon"
    std::string nom;
    bool fictif = false;
    Adresse adresse;
    std::optional<Position> position;
    std::string telephone;
    std::string horaires_accueil;
    std::optional<int> zone_loyer;  ///< 1 to 3, of the housing benefit; none: not known
};

}  // namespace domain
