// SPDX-License-Identifier: Apache-2.0
// Written by scripts/help-packs.mjs from catalog/packs. Each number stands there with its source and the day it was checked.
import type { HelpPack } from './help-pack';

export const helpPacks: readonly HelpPack[] = [
  {
    "country": "AT",
    "name": "Austria",
    "in": {
      "de": "Österreich"
    },
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Ambulance",
      "hours": "Day and night",
      "number": "144",
      "source": "https://burgenland.orf.at/stories/3027145/",
      "in": {
        "de": {
          "label": "Rettung",
          "hours": "Tag und Nacht"
        }
      }
    },
    "lines": [
      {
        "label": "Telefonseelsorge",
        "hours": "Day and night",
        "number": "142",
        "source": "https://erzdioezese-wien.at/site/home/nachrichten/article/111474.html",
        "in": {
          "de": {
            "label": "Telefonseelsorge",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "Women's help line against violence",
        "hours": "Day and night",
        "number": "0800 222 555",
        "source": "https://noe.orf.at/stories/3136860/",
        "in": {
          "de": {
            "label": "Frauenhelpline gegen Gewalt",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "European emergency number",
        "hours": "Day and night",
        "number": "112",
        "source": "https://docslib.org/doc/4662405/112-your-lifeline-while-travelling-in-the-eu",
        "in": {
          "de": {
            "label": "Euro-Notruf",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "Police",
        "hours": "Day and night",
        "number": "133",
        "source": "https://www.tt.com/artikel/30841240/frauennotruf-auch-an-den-feiertagen-rund-um-die-uhr-erreichbar",
        "in": {
          "de": {
            "label": "Polizei",
            "hours": "Tag und Nacht"
          }
        }
      }
    ]
  },
  {
    "country": "AU",
    "name": "Australia",
    "in": {
      "de": "Australien"
    },
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "hours": "Day and night",
      "number": "000",
      "source": "https://www.1800respect.org.au/daisy-privacy-and-terms-and-conditions/",
      "in": {
        "de": {
          "label": "Notruf: Rettung, Polizei, Feuerwehr",
          "hours": "Tag und Nacht"
        }
      }
    },
    "lines": [
      {
        "label": "Lifeline",
        "hours": "Day and night",
        "number": "13 11 14",
        "source": "https://docslib.org/doc/5268664/lifeline-recommendations",
        "in": {
          "de": {
            "label": "Lifeline",
            "hours": "Tag und Nacht"
          }
        }
      }
    ]
  },
  {
    "country": "CA",
    "name": "Canada",
    "in": {
      "de": "Kanada"
    },
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "hours": "Day and night",
      "number": "911",
      "source": "https://richmondhilluc.ca/news/988-hotline-launched",
      "in": {
        "de": {
          "label": "Notruf: Rettung, Polizei, Feuerwehr",
          "hours": "Tag und Nacht"
        }
      }
    },
    "lines": [
      {
        "label": "9-8-8: call or text",
        "hours": "Day and night",
        "number": "988",
        "source": "https://cmhasaskatoon.ca/9-8-8/",
        "in": {
          "de": {
            "label": "9-8-8: anrufen oder schreiben",
            "hours": "Tag und Nacht"
          }
        }
      }
    ]
  },
  {
    "country": "CH",
    "name": "Switzerland",
    "in": {
      "de": "Schweiz"
    },
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Ambulance",
      "hours": "Day and night",
      "number": "144",
      "source": "https://psyche-schweiz.ch/beitrag/soforthilfe-bei-psychischen-notf%C3%A4llen-warum-sie-die-notrufnummer-144-w%C3%A4hlen-sollten",
      "in": {
        "de": {
          "label": "Sanität",
          "hours": "Tag und Nacht"
        }
      }
    },
    "lines": [
      {
        "label": "Die Dargebotene Hand",
        "hours": "Day and night",
        "number": "143",
        "source": "https://www.143.ch/2016/09/09/suizidpraevention-bei-tel-143-jedes-gespraech-ist-anders-alle-sind-wichtig/",
        "in": {
          "de": {
            "label": "Die Dargebotene Hand",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "Heart2Heart, talks in English",
        "hours": "In the evening",
        "number": "0800 143 000",
        "source": "https://www.143.ch/en/2023/03/01/50-more-calls-in-february-compared-to-january/",
        "in": {
          "de": {
            "label": "Heart2Heart, Gespräche auf Englisch",
            "hours": "Am Abend"
          }
        }
      }
    ]
  },
  {
    "country": "DE",
    "name": "Germany",
    "in": {
      "de": "Deutschland"
    },
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance and fire",
      "hours": "Day and night",
      "number": "112",
      "source": "https://gesund.bund.de/notfallnummern",
      "in": {
        "de": {
          "label": "Notruf: Rettung und Feuerwehr",
          "hours": "Tag und Nacht"
        }
      }
    },
    "lines": [
      {
        "label": "TelefonSeelsorge",
        "hours": "Day and night",
        "number": "0800 111 0 111",
        "source": "https://www.gesundheitsportal.sh/gesundheitsthemen/details/news/notfallnummern-und-krisenstellen",
        "in": {
          "de": {
            "label": "TelefonSeelsorge",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "TelefonSeelsorge, second number",
        "hours": "Day and night",
        "number": "0800 111 0 222",
        "source": "https://www.gesundheitsportal.sh/gesundheitsthemen/details/news/notfallnummern-und-krisenstellen",
        "in": {
          "de": {
            "label": "TelefonSeelsorge, zweite Nummer",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "TelefonSeelsorge, short number",
        "hours": "Day and night",
        "number": "116 123",
        "source": "http://ansbach-evangelisch.de/jeder-braucht-mal-hilfe/",
        "in": {
          "de": {
            "label": "TelefonSeelsorge, kurze Nummer",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "Doctor on call",
        "hours": "Day and night",
        "number": "116 117",
        "source": "https://lvglth.de/der-aerztliche-bereitschaftsdienst",
        "in": {
          "de": {
            "label": "Ärztlicher Bereitschaftsdienst",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "Help line: violence against women",
        "hours": "Day and night",
        "number": "116 016",
        "source": "https://www.hilfetelefon.de/das-hilfetelefon/angebot-im-ueberblick.html",
        "in": {
          "de": {
            "label": "Hilfetelefon Gewalt gegen Frauen",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "Police",
        "hours": "Day and night",
        "number": "110",
        "source": "https://www.erzgebirgskreis.de/krisenhilfen-und-notfallkontakte",
        "in": {
          "de": {
            "label": "Polizei",
            "hours": "Tag und Nacht"
          }
        }
      }
    ]
  },
  {
    "country": "ES",
    "name": "Spain",
    "in": {
      "de": "Spanien"
    },
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "hours": "Day and night",
      "number": "112",
      "source": "https://www.elnacional.cat/es/sociedad/telefono-024-detecta-585-suicidios-curso-primeros-meses-funcionamiento_852759_102.html",
      "in": {
        "de": {
          "label": "Notruf: Rettung, Polizei, Feuerwehr",
          "hours": "Tag und Nacht"
        }
      }
    },
    "lines": [
      {
        "label": "Línea 024",
        "hours": "Day and night",
        "number": "024",
        "source": "https://www.rtve.es/noticias/20220509/sanidad-presenta-telefono-prevencion-suicidio/2347183.shtml",
        "in": {
          "de": {
            "label": "Línea 024",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "016: violence against women",
        "hours": "Day and night",
        "number": "016",
        "source": "https://lasirena.ccoo.cat/016-telefono-contra-la-violencia-de-genero/",
        "in": {
          "de": {
            "label": "016: Gewalt gegen Frauen",
            "hours": "Tag und Nacht"
          }
        }
      }
    ]
  },
  {
    "country": "FR",
    "name": "France",
    "in": {
      "de": "Frankreich"
    },
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Ambulance (SAMU)",
      "hours": "Day and night",
      "number": "15",
      "source": "https://axaprevention.fr/fr/article/prevention-suicide-journee-mondiale",
      "in": {
        "de": {
          "label": "Rettung (SAMU)",
          "hours": "Tag und Nacht"
        }
      }
    },
    "lines": [
      {
        "label": "3114",
        "hours": "Day and night",
        "number": "3114",
        "source": "https://www.mayotte.ars.sante.fr/3114-le-numero-national-de-prevention-du-suicide",
        "in": {
          "de": {
            "label": "3114",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "European emergency number",
        "hours": "Day and night",
        "number": "112",
        "source": "https://docslib.org/doc/4662405/112-your-lifeline-while-travelling-in-the-eu",
        "in": {
          "de": {
            "label": "Euro-Notruf",
            "hours": "Tag und Nacht"
          }
        }
      }
    ]
  },
  {
    "country": "GB",
    "name": "United Kingdom",
    "in": {
      "de": "Vereinigtes Königreich"
    },
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "hours": "Day and night",
      "number": "999",
      "source": "https://healthwatchwestberks.org.uk/nhs-111-now-offers-24-7-mental-health-crisis-support",
      "in": {
        "de": {
          "label": "Notruf: Rettung, Polizei, Feuerwehr",
          "hours": "Tag und Nacht"
        }
      }
    },
    "lines": [
      {
        "label": "Samaritans",
        "hours": "Day and night",
        "number": "116 123",
        "source": "https://www.samaritans.org/how-we-can-help/contact-samaritan/",
        "in": {
          "de": {
            "label": "Samaritans (Zuhören und Reden)",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "Shout: text the word SHOUT",
        "hours": "Day and night, by text",
        "number": "85258",
        "source": "https://giveusashout.org/about-us/faq",
        "in": {
          "de": {
            "label": "Shout: das Wort SHOUT senden",
            "hours": "Tag und Nacht, per SMS"
          }
        }
      },
      {
        "label": "NHS 111, then the mental health option (England)",
        "hours": "Day and night",
        "number": "111",
        "source": "https://shsc.nhs.uk/news/call-nhs-111-if-you-are-experiencing-mental-health-crisis",
        "in": {
          "de": {
            "label": "NHS 111, dann die Auswahl für seelische Krisen (England)",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "National Domestic Abuse Helpline (England)",
        "hours": "Day and night",
        "number": "0808 2000 247",
        "source": "https://gov.uk/government/news/refuge-awarded-grant-to-operate-domestic-abuse-helpline",
        "in": {
          "de": {
            "label": "Hilfe bei Gewalt zu Hause (England)",
            "hours": "Tag und Nacht"
          }
        }
      }
    ]
  },
  {
    "country": "IE",
    "name": "Ireland",
    "in": {
      "de": "Irland"
    },
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, gardaí, fire",
      "hours": "Day and night",
      "number": "112",
      "source": "https://www2.hse.ie/emergencies/when-to-call-112-or-999/",
      "in": {
        "de": {
          "label": "Notruf: Rettung, Polizei, Feuerwehr",
          "hours": "Tag und Nacht"
        }
      }
    },
    "lines": [
      {
        "label": "Samaritans",
        "hours": "Day and night",
        "number": "116 123",
        "source": "https://www.irishexaminer.com/breakingnews/ireland/samaritans-answer-29m-calls-since-2014-charity-to-play-crucial-role-in-new-mental-help-phone-service-914684.html",
        "in": {
          "de": {
            "label": "Samaritans (Zuhören und Reden)",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "Women's Aid",
        "hours": "Day and night",
        "number": "1800 341 900",
        "source": "https://www.thejournal.ie/womens-aid-helpline-2-2964358-Sep2016/",
        "in": {
          "de": {
            "label": "Women's Aid (Hilfe bei Gewalt)",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "Emergency, second number",
        "hours": "Day and night",
        "number": "999",
        "source": "https://www2.hse.ie/emergencies/when-to-call-112-or-999/",
        "in": {
          "de": {
            "label": "Notruf, zweite Nummer",
            "hours": "Tag und Nacht"
          }
        }
      }
    ]
  },
  {
    "country": "NL",
    "name": "Netherlands",
    "in": {
      "de": "Niederlande"
    },
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "hours": "Day and night",
      "number": "112",
      "source": "https://docslib.org/doc/4662405/112-your-lifeline-while-travelling-in-the-eu",
      "in": {
        "de": {
          "label": "Notruf: Rettung, Polizei, Feuerwehr",
          "hours": "Tag und Nacht"
        }
      }
    },
    "lines": [
      {
        "label": "113 Zelfmoordpreventie",
        "hours": "Day and night",
        "number": "113",
        "source": "https://www.upday.com/nl/binnenland/nummer-113-nu-gratis-betere-hulp-bij-zelfdodingsgedachten/pj8neqt",
        "in": {
          "de": {
            "label": "113 Zelfmoordpreventie",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "113 Zelfmoordpreventie, second number",
        "hours": "Day and night",
        "number": "0800 0113",
        "source": "https://www.hartvannederland.nl/nieuws/2020/telefoonnummer-113-zelfmoordpreventie/",
        "in": {
          "de": {
            "label": "113 Zelfmoordpreventie, zweite Nummer",
            "hours": "Tag und Nacht"
          }
        }
      }
    ]
  },
  {
    "country": "NZ",
    "name": "New Zealand",
    "in": {
      "de": "Neuseeland"
    },
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "hours": "Day and night",
      "number": "111",
      "source": "https://www.odt.co.nz/news/national/launch-two-new-mental-health-services-make-getting-help-easier",
      "in": {
        "de": {
          "label": "Notruf: Rettung, Polizei, Feuerwehr",
          "hours": "Tag und Nacht"
        }
      }
    },
    "lines": [
      {
        "label": "1737: call or text",
        "hours": "Day and night",
        "number": "1737",
        "source": "http://www.scoop.co.nz/stories/PA1706/S00527/single-phone-number-to-access-support-services.htm",
        "in": {
          "de": {
            "label": "1737: anrufen oder schreiben",
            "hours": "Tag und Nacht"
          }
        }
      }
    ]
  },
  {
    "country": "PT",
    "name": "Portugal",
    "in": {
      "de": "Portugal"
    },
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "hours": "Day and night",
      "number": "112",
      "source": "https://docslib.org/doc/4662405/112-your-lifeline-while-travelling-in-the-eu",
      "in": {
        "de": {
          "label": "Notruf: Rettung, Polizei, Feuerwehr",
          "hours": "Tag und Nacht"
        }
      }
    },
    "lines": [
      {
        "label": "Linha Nacional de Prevenção do Suicídio",
        "hours": "Day and night",
        "number": "1411",
        "source": "https://www.deco.proteste.pt/saude/saude-mental/noticias/linha-prevencao-suicidio-funciona-24-horas-por-dia",
        "in": {
          "de": {
            "label": "Nationale Krisennummer",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "SNS 24",
        "number": "808 24 24 24",
        "source": "https://24noticias.sapo.pt/atualidade/artigos/1411-linha-nacional-de-prevencao-do-suicidio-arranca-com-atendimento-24-horas",
        "in": {
          "de": {
            "label": "SNS 24 (Gesundheitsnummer)"
          }
        }
      }
    ]
  },
  {
    "country": "US",
    "name": "United States",
    "in": {
      "de": "Vereinigte Staaten"
    },
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "hours": "Day and night",
      "number": "911",
      "source": "https://contactlistens.org/get-help/",
      "in": {
        "de": {
          "label": "Notruf: Rettung, Polizei, Feuerwehr",
          "hours": "Tag und Nacht"
        }
      }
    },
    "lines": [
      {
        "label": "988 Lifeline: call or text",
        "hours": "Day and night",
        "number": "988",
        "source": "https://www.cdcr.ca.gov/ccjbh/2022/07/19/dial-988-to-access-24-hour-emotional-support-and-resources/",
        "in": {
          "de": {
            "label": "988 Lifeline: anrufen oder schreiben",
            "hours": "Tag und Nacht"
          }
        }
      },
      {
        "label": "National Domestic Violence Hotline",
        "hours": "Day and night",
        "number": "800 799 7233",
        "source": "https://ovc.ojp.gov/news/grantee-news/national-domestic-violence-hotline-answers-6-million-contacts",
        "in": {
          "de": {
            "label": "Hilfe bei Gewalt in der Beziehung",
            "hours": "Tag und Nacht"
          }
        }
      }
    ]
  }
];
