#pragma once

// Every address of the centre, and who answers it. `handle` is called on the HTTP server's thread;
// whatever touches the store is done on the worker's.
//
//   POST /v1/frames  /v1/chain  /v1/enrolement  /v1/book   devices
//   GET  /v1/contenu  /v1/contenu/<sha256>   devices: the content that is published
//   GET  /healthz  /readyz                   supervision
//   GET  /metrics                            supervision, with the figures' password
//   GET, PUT  /v1/agendas/<table>             motifs, agendas, plages, absences, with a password
//   GET  /v1/indicateurs[/rdv]  /            figures, with a password unless `figures_open`
//   GET  /accueil/<mds>  /accueil/<mds>/etat         a desk, with its secret
//   POST /accueil/<mds>/appele|servi|parti|aide_repondue
//   GET  /style.css  /accueil.js  /polices/<file>    what the pages need

#include "sync/central/context.h"
#include "sync/central/worker.h"

#include <map>

namespace central {

struct SiteOptions {
    bool figures_open = false;  ///< no password, for requests that no proxy passed on
    bool secure = false;        ///< TLS: cookies travel on it only
    std::map<std::string, std::string> fonts = {};  ///< bytes by file name
    std::string data_folder = {};                   ///< whose free room /metrics tells; empty: none
};

class Site {
  public:
    /// `context` outlives the site, and is the site's own until the site is destroyed.
    Site(Context& context, SiteOptions options);

    void handle(platform::HttpRequest request, platform::HttpReply reply);

  private:
    platform::HttpResponse answer(const platform::HttpRequest& request);
    platform::HttpResponse figures(const platform::HttpRequest& request);
    platform::HttpResponse font(const std::string& name) const;

    Context& context_;
    SiteOptions options_;
    Worker worker_;  ///< last: it ends before what it uses
};

}  // namespace central
