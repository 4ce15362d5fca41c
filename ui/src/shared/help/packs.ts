// SPDX-License-Identifier: Apache-2.0
// Written by scripts/help-packs.mjs from catalog/packs. Each number stands there with its source and the day it was checked.
import type { HelpPack } from './help-pack';

export const helpPacks: readonly HelpPack[] = [
  {
    "country": "AT",
    "name": "Austria",
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Ambulance",
      "number": "144",
      "hours": "Day and night",
      "source": "https://burgenland.orf.at/stories/3027145/"
    },
    "lines": [
      {
        "label": "Telefonseelsorge",
        "number": "142",
        "hours": "Day and night",
        "source": "https://erzdioezese-wien.at/site/home/nachrichten/article/111474.html"
      },
      {
        "label": "Women's help line against violence",
        "number": "0800 222 555",
        "hours": "Day and night",
        "source": "https://noe.orf.at/stories/3136860/"
      },
      {
        "label": "European emergency number",
        "number": "112",
        "hours": "Day and night",
        "source": "https://docslib.org/doc/4662405/112-your-lifeline-while-travelling-in-the-eu"
      },
      {
        "label": "Police",
        "number": "133",
        "hours": "Day and night",
        "source": "https://www.tt.com/artikel/30841240/frauennotruf-auch-an-den-feiertagen-rund-um-die-uhr-erreichbar"
      }
    ]
  },
  {
    "country": "AU",
    "name": "Australia",
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "number": "000",
      "hours": "Day and night",
      "source": "https://www.1800respect.org.au/daisy-privacy-and-terms-and-conditions/"
    },
    "lines": [
      {
        "label": "Lifeline",
        "number": "13 11 14",
        "hours": "Day and night",
        "source": "https://docslib.org/doc/5268664/lifeline-recommendations"
      }
    ]
  },
  {
    "country": "CA",
    "name": "Canada",
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "number": "911",
      "hours": "Day and night",
      "source": "https://richmondhilluc.ca/news/988-hotline-launched"
    },
    "lines": [
      {
        "label": "9-8-8: call or text",
        "number": "988",
        "hours": "Day and night",
        "source": "https://cmhasaskatoon.ca/9-8-8/"
      }
    ]
  },
  {
    "country": "CH",
    "name": "Switzerland",
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Ambulance",
      "number": "144",
      "hours": "Day and night",
      "source": "https://psyche-schweiz.ch/beitrag/soforthilfe-bei-psychischen-notf%C3%A4llen-warum-sie-die-notrufnummer-144-w%C3%A4hlen-sollten"
    },
    "lines": [
      {
        "label": "Die Dargebotene Hand",
        "number": "143",
        "hours": "Day and night",
        "source": "https://www.143.ch/2016/09/09/suizidpraevention-bei-tel-143-jedes-gespraech-ist-anders-alle-sind-wichtig/"
      },
      {
        "label": "Heart2Heart, talks in English",
        "number": "0800 143 000",
        "hours": "In the evening",
        "source": "https://www.143.ch/en/2023/03/01/50-more-calls-in-february-compared-to-january/"
      }
    ]
  },
  {
    "country": "DE",
    "name": "Germany",
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance and fire",
      "number": "112",
      "hours": "Day and night",
      "source": "https://gesund.bund.de/notfallnummern"
    },
    "lines": [
      {
        "label": "TelefonSeelsorge",
        "number": "0800 111 0 111",
        "hours": "Day and night",
        "source": "https://www.gesundheitsportal.sh/gesundheitsthemen/details/news/notfallnummern-und-krisenstellen"
      },
      {
        "label": "TelefonSeelsorge, second number",
        "number": "0800 111 0 222",
        "hours": "Day and night",
        "source": "https://www.gesundheitsportal.sh/gesundheitsthemen/details/news/notfallnummern-und-krisenstellen"
      },
      {
        "label": "TelefonSeelsorge, short number",
        "number": "116 123",
        "hours": "Day and night",
        "source": "http://ansbach-evangelisch.de/jeder-braucht-mal-hilfe/"
      },
      {
        "label": "Doctor on call",
        "number": "116 117",
        "hours": "Day and night",
        "source": "https://lvglth.de/der-aerztliche-bereitschaftsdienst"
      },
      {
        "label": "Help line: violence against women",
        "number": "116 016",
        "hours": "Day and night",
        "source": "https://www.hilfetelefon.de/das-hilfetelefon/angebot-im-ueberblick.html"
      },
      {
        "label": "Police",
        "number": "110",
        "hours": "Day and night",
        "source": "https://www.erzgebirgskreis.de/krisenhilfen-und-notfallkontakte"
      }
    ]
  },
  {
    "country": "ES",
    "name": "Spain",
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "number": "112",
      "hours": "Day and night",
      "source": "https://www.elnacional.cat/es/sociedad/telefono-024-detecta-585-suicidios-curso-primeros-meses-funcionamiento_852759_102.html"
    },
    "lines": [
      {
        "label": "Línea 024",
        "number": "024",
        "hours": "Day and night",
        "source": "https://www.rtve.es/noticias/20220509/sanidad-presenta-telefono-prevencion-suicidio/2347183.shtml"
      },
      {
        "label": "016: violence against women",
        "number": "016",
        "hours": "Day and night",
        "source": "https://lasirena.ccoo.cat/016-telefono-contra-la-violencia-de-genero/"
      }
    ]
  },
  {
    "country": "FR",
    "name": "France",
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Ambulance (SAMU)",
      "number": "15",
      "hours": "Day and night",
      "source": "https://axaprevention.fr/fr/article/prevention-suicide-journee-mondiale"
    },
    "lines": [
      {
        "label": "3114",
        "number": "3114",
        "hours": "Day and night",
        "source": "https://www.mayotte.ars.sante.fr/3114-le-numero-national-de-prevention-du-suicide"
      },
      {
        "label": "European emergency number",
        "number": "112",
        "hours": "Day and night",
        "source": "https://docslib.org/doc/4662405/112-your-lifeline-while-travelling-in-the-eu"
      }
    ]
  },
  {
    "country": "GB",
    "name": "United Kingdom",
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "number": "999",
      "hours": "Day and night",
      "source": "https://healthwatchwestberks.org.uk/nhs-111-now-offers-24-7-mental-health-crisis-support"
    },
    "lines": [
      {
        "label": "Samaritans",
        "number": "116 123",
        "hours": "Day and night",
        "source": "https://www.samaritans.org/how-we-can-help/contact-samaritan/"
      },
      {
        "label": "Shout: text the word SHOUT",
        "number": "85258",
        "hours": "Day and night, by text",
        "source": "https://giveusashout.org/about-us/faq"
      },
      {
        "label": "NHS 111, then the mental health option (England)",
        "number": "111",
        "hours": "Day and night",
        "source": "https://shsc.nhs.uk/news/call-nhs-111-if-you-are-experiencing-mental-health-crisis"
      },
      {
        "label": "National Domestic Abuse Helpline (England)",
        "number": "0808 2000 247",
        "hours": "Day and night",
        "source": "https://gov.uk/government/news/refuge-awarded-grant-to-operate-domestic-abuse-helpline"
      }
    ]
  },
  {
    "country": "IE",
    "name": "Ireland",
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, gardaí, fire",
      "number": "112",
      "hours": "Day and night",
      "source": "https://www2.hse.ie/emergencies/when-to-call-112-or-999/"
    },
    "lines": [
      {
        "label": "Samaritans",
        "number": "116 123",
        "hours": "Day and night",
        "source": "https://www.irishexaminer.com/breakingnews/ireland/samaritans-answer-29m-calls-since-2014-charity-to-play-crucial-role-in-new-mental-help-phone-service-914684.html"
      },
      {
        "label": "Women's Aid",
        "number": "1800 341 900",
        "hours": "Day and night",
        "source": "https://www.thejournal.ie/womens-aid-helpline-2-2964358-Sep2016/"
      },
      {
        "label": "Emergency, second number",
        "number": "999",
        "hours": "Day and night",
        "source": "https://www2.hse.ie/emergencies/when-to-call-112-or-999/"
      }
    ]
  },
  {
    "country": "NL",
    "name": "Netherlands",
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "number": "112",
      "hours": "Day and night",
      "source": "https://docslib.org/doc/4662405/112-your-lifeline-while-travelling-in-the-eu"
    },
    "lines": [
      {
        "label": "113 Zelfmoordpreventie",
        "number": "113",
        "hours": "Day and night",
        "source": "https://www.upday.com/nl/binnenland/nummer-113-nu-gratis-betere-hulp-bij-zelfdodingsgedachten/pj8neqt"
      },
      {
        "label": "113 Zelfmoordpreventie, second number",
        "number": "0800 0113",
        "hours": "Day and night",
        "source": "https://www.hartvannederland.nl/nieuws/2020/telefoonnummer-113-zelfmoordpreventie/"
      }
    ]
  },
  {
    "country": "NZ",
    "name": "New Zealand",
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "number": "111",
      "hours": "Day and night",
      "source": "https://www.odt.co.nz/news/national/launch-two-new-mental-health-services-make-getting-help-easier"
    },
    "lines": [
      {
        "label": "1737: call or text",
        "number": "1737",
        "hours": "Day and night",
        "source": "http://www.scoop.co.nz/stories/PA1706/S00527/single-phone-number-to-access-support-services.htm"
      }
    ]
  },
  {
    "country": "PT",
    "name": "Portugal",
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "number": "112",
      "hours": "Day and night",
      "source": "https://docslib.org/doc/4662405/112-your-lifeline-while-travelling-in-the-eu"
    },
    "lines": [
      {
        "label": "Linha Nacional de Prevenção do Suicídio",
        "number": "1411",
        "hours": "Day and night",
        "source": "https://www.deco.proteste.pt/saude/saude-mental/noticias/linha-prevencao-suicidio-funciona-24-horas-por-dia"
      },
      {
        "label": "SNS 24",
        "number": "808 24 24 24",
        "source": "https://24noticias.sapo.pt/atualidade/artigos/1411-linha-nacional-de-prevencao-do-suicidio-arranca-com-atendimento-24-horas"
      }
    ]
  },
  {
    "country": "US",
    "name": "United States",
    "checked": "2026-11-22",
    "expires": "2027-02-20",
    "emergency": {
      "label": "Emergency: ambulance, police, fire",
      "number": "911",
      "hours": "Day and night",
      "source": "https://contactlistens.org/get-help/"
    },
    "lines": [
      {
        "label": "988 Lifeline: call or text",
        "number": "988",
        "hours": "Day and night",
        "source": "https://www.cdcr.ca.gov/ccjbh/2022/07/19/dial-988-to-access-24-hour-emotional-support-and-resources/"
      },
      {
        "label": "National Domestic Violence Hotline",
        "number": "800 799 7233",
        "hours": "Day and night",
        "source": "https://ovc.ojp.gov/news/grantee-news/national-domestic-violence-hotline-answers-6-million-contacts"
      }
    ]
  }
];
