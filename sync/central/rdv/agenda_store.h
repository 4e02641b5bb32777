#pragma once

// What the centre keeps of agendas: what the department says of them, and the book of who has which
// time. Every function fails with unavailable, full or corrupt as the database does.

#include "sync/central/rdv/agenda_book.h"
#include "sync/central/rdv/agenda_content.h"
#include "sync/central/rdv/occupied_bits.h"

#include <functional>

namespace central {

class AgendaStore {
  public:
    virtual ~AgendaStore() = default;

    /// Replaces everything that was said of agendas. Rdv and droits stay as they are, even where no
    /// plage is open any more.
    virtual Status replace(const AgendaContent& content) = 0;
    virtual Result<AgendaContent> content() = 0;
    /// Changes each time the content is replaced, by this program or another; 0 when it never was.
    virtual Result<std::int64_t> content_version() = 0;

    /// Runs booking rules in one transaction, kept when they succeed.
    virtual Status transact(const std::function<Status(AgendaBook&)>& change) = 0;

    /// Reads the bits of one bloc, of every agenda.
    virtual Status read_bits(std::int64_t bloc, OccupiedBits& into) = 0;

    /// The rdv that hold their time or clash, from that quantum on, by agenda then hour.
    virtual Result<std::vector<RdvTenu>> rdv_from(domain::Quantum start) = 0;
};

}  // namespace central
