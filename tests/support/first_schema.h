#pragma once

namespace test {

/// Takes the log of a device back to what the first program wrote: an older one is opened again.
constexpr const char* kBackToFirstSchema =
    "drop table rdv_du_jour; drop table rdv_fait; drop table file_attente;"
    " drop table rdv; drop table droit_piece; drop table droit;"
    " alter table ticket drop column incertain; pragma user_version = 1";

}  // namespace test
