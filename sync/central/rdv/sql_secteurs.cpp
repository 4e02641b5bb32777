#include "sync/central/rdv/sql_secteurs.h"

#include "sync/central/rdv/sql_rdv_columns.h"

#include <charconv>

namespace central {
namespace {

using domain::RegleDeSecteur;

std::string agendas_column(const std::vector<std::int64_t>& agendas) {
    std::vector<std::string> words;
    words.reserve(agendas.size());
    for (const auto agenda : agendas) words.push_back(std::to_string(agenda));
    return to_column(words);
}

std::vector<std::int64_t> to_agendas(const std::string& column) {
    std::vector<std::int64_t> agendas;
    for (const auto& word : to_ids(column)) {
        agendas.push_back(0);
        std::from_chars(word.data(), word.data() + word.size(), agendas.back());
    }
    return agendas;
}

RegleDeSecteur read_regle(const sql::Statement& row) {
    RegleDeSecteur regle;
    regle.code_insee = row.text(0);
    regle.nom_voie = row.text(1);
    regle.cote = static_cast<domain::Cote>(row.number(2));
    regle.debut = {static_cast<int>(row.number(3)), static_cast<int>(row.number(4))};
    regle.fin = {static_cast<int>(row.number(5)), static_cast<int>(row.number(6))};
    regle.secteur = {row.text(7), to_agendas(row.text(8))};
    regle.motifs = to_ids(row.text(9));
    return regle;
}

}  // namespace

Status write_secteurs(sql::Connection& connection, const std::vector<RegleDeSecteur>& regles) {
    const auto emptied = connection.execute("delete from secteur");
    if (!emptied) return emptied;
    std::int64_t ligne = 0;
    for (const auto& regle : regles) {
        const auto insert = connection.prepare(
            "insert into secteur (ligne, code_insee, nom_voie, cote, debut, debut_rang, fin,"
            " fin_rang, mds, agendas, motifs) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert->bind(++ligne).bind(regle.code_insee).bind(regle.nom_voie);
        insert->bind(static_cast<std::int64_t>(regle.cote));
        insert->bind(std::int64_t{regle.debut.numero}).bind(std::int64_t{regle.debut.rang});
        insert->bind(std::int64_t{regle.fin.numero}).bind(std::int64_t{regle.fin.rang});
        insert->bind(regle.secteur.mds).bind(agendas_column(regle.secteur.agendas));
        const auto kept = insert->bind(to_column(regle.motifs)).run();
        if (!kept) return kept;
    }
    return Done{};
}

Result<std::vector<RegleDeSecteur>> read_secteurs(sql::Connection& connection) {
    const auto query = connection.prepare(
        "select code_insee, nom_voie, cote, debut, debut_rang, fin, fin_rang, mds, agendas, motifs"
        " from secteur order by ligne");
    std::vector<RegleDeSecteur> regles;
    while (query->next_row()) regles.push_back(read_regle(*query));
    const auto read = query->status();
    if (!read) return read.error();
    return regles;
}

}  // namespace central
