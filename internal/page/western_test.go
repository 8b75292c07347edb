package page

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"synoptic/internal/page/plain"
)

// Invented pages in the layouts of Western portals, as people copy them; each
// with what a reader would note down. "" is expected where nothing is named.
var westernPages = []struct {
	name, file, page string
	want             map[string]string
}{
	{name: "springer text, old layout", page: `
Log in Menu
Search
Cart
Home
International Journal of Water Boards
Article
Who pays for the dike? Evidence from polder elections
Original Article
Published: 14 February 2019
Volume 31, pages 233–251, (2019)
Cite this article
International Journal of Water Boards
Marit de Wael1, Kofi Antwi-Danso2 & Lena Öst1,3
310 Accesses
5 Citations
Explore all metrics
Abstract
Water boards levy taxes without parties. This article asks who pays when dikes are raised. Records of 112 polder elections between 1990 and 2015 are matched with tax rolls. Rates rise most where farmers hold a majority. The pattern is absent in cities. We conclude that small electorates shift costs to those who cannot vote.
This is a preview of subscription content, log in via an institution to check access.
Access this article
Log in via an institution
Buy article PDF 39,95 €
Similar content being viewed by others
Flood insurance and voting
Article 03 March 2016
The price of embankments: a review
Chapter © 2018
References
Aalto V (2001) Water and votes. J Dikes 3:1–19
Brinkman T, Sy M (2010) Taxing land. Public Rev 12(4):88–104
Author information
Authors and Affiliations
Department of Public Finance, University of Zuidhaven, Zuidhaven, The Netherlands
Marit de Wael & Lena Öst
School of Law, University of Cape Anse, Cape Anse, Ghana
Kofi Antwi-Danso
Nordic Water Institute, Visby, Sweden
Lena Öst
Corresponding author
Correspondence to Marit de Wael.
Rights and permissions
About this article
Cite this article
de Wael, M., Antwi-Danso, K. & Öst, L. Who pays for the dike? Evidence from polder elections. Int J Water Boards 31, 233–251 (2019). https://doi.org/10.1999/s10999-018-0123-4
Received: 02 May 2018
Accepted: 11 January 2019
Published: 14 February 2019
Issue Date: June 2019
DOI: https://doi.org/10.1999/s10999-018-0123-4
Keywords
Water boards
Elections
Local taxation
`, want: map[string]string{
		"title": "Who pays for the dike? Evidence from polder elections", "authors": "Marit de Wael | Kofi Antwi-Danso | Lena Öst",
		"journal": "International Journal of Water Boards", "year": "2019", "volume": "31", "issue": "", "pages": "233–251", "doi": "10.1999/s10999-018-0123-4",
		"keywords": "Water boards | Elections | Local taxation", "references": "2",
		"affiliations": "Department of Public Finance, University of Zuidhaven, Zuidhaven, The Netherlands | School of Law, University of Cape Anse, Cape Anse, Ghana | Department of Public Finance, University of Zuidhaven, Zuidhaven, The Netherlands; Nordic Water Institute, Visby, Sweden",
		"abstract":     "Water boards levy … cannot vote.",
	}},
	{name: "pubmed", page: `
Skip to main page content
An official website
Search
Advanced Clipboard
Randomized Controlled Trial
J Rural Prim Care. 2021 Sep;29(3):145-156. doi: 10.1999/jrpc.2021.0145. Epub 2021 Jul 2.
Reminder calls for spirometry in remote clinics: a cluster randomised trial
Oda Bjerknes 1, Thabo Maseko 2, María José Ibarra 1 3
Affiliations
1 Department of General Practice, University of Fjellnes, Fjellnes, Norway. oda.b@example.no.
2 Maluti Health Trust, Ficksdorp, South Africa.
3 Centre for Rural Medicine, Puerto Hondo, Chile.
PMID: 39999901 DOI: 10.1999/jrpc.2021.0145
Free PMC article
Abstract
Objective: To test whether reminder calls raise attendance at spirometry.
Methods: Forty clinics were randomised to calls or usual letters.
Results: Attendance was 71% with calls and 58% with letters (difference 13 points, 95% CI 7 to 19).
Conclusions: Calls raise attendance at small cost.
Trial registration: NTR9999.
Keywords: attendance; primary care; reminder; spirometry.
Copyright © 2021 Rural Care Society.
PubMed Disclaimer
Conflict of interest statement
None.
Similar articles
Text messages for spirometry: a pilot study.
Lund P, et al. J Rural Prim Care. 2018;26(1):1-9. PMID: 39999001
Cited by
Remote clinics revisited.
Grant support
R01-099123/Fjellnes Research Council
`, want: map[string]string{
		"title": "Reminder calls for spirometry in remote clinics: a cluster randomised trial", "authors": "Oda Bjerknes | Thabo Maseko | María José Ibarra",
		"journal": "J Rural Prim Care", "year": "2021", "volume": "29", "issue": "3", "pages": "145-156", "doi": "10.1999/jrpc.2021.0145",
		"keywords":     "attendance | primary care | reminder | spirometry",
		"affiliations": "Department of General Practice, University of Fjellnes, Fjellnes, Norway | Maluti Health Trust, Ficksdorp, South Africa | Department of General Practice, University of Fjellnes, Fjellnes, Norway; Centre for Rural Medicine, Puerto Hondo, Chile",
		"abstract":     "Objective: To test … NTR9999.",
	}},
	{name: "sciencedirect with article number", page: `
Journals & Books
Help
Search
View PDF
Download full issue
Outline
Highlights
Abstract
Keywords
1. Introduction
2. Data
Appendix A. Supplementary data
References
Show full outline
Cited by (12)
Figures (3)
Show 2 more figures
Transport & Night Economy
Volume 44, Issue 2, March 2022, 101234
Transport & Night Economy
Night buses and the late shift: travel times of cleaners in two port cities
Author links open overlay panel
Ewa Szymborska a, Declan Moore a b, Nour El-Hadi b
a
Institute of Mobility, Technical University of Gdansko, Gdansko, Poland
b
Centre for Labour Studies, Harbour College, Corkmouth, Ireland
Received 8 March 2021, Revised 2 November 2021, Accepted 5 December 2021, Available online 20 December 2021, Version of Record 2 January 2022.
https://doi.org/10.1999/j.tne.2021.101234
Get rights and content
Under a Creative Commons license
open access
Highlights
• Night work is hidden from travel surveys.
• Buses at dawn cost cleaners forty minutes.
Abstract
Travel surveys stop at ten in the evening. We followed 86 cleaners in two port cities with GPS loggers for three weeks. Median travel time on the last shift was 94 minutes, forty more than by day. Where dawn buses were cut the gap doubled. Planning for the night begins with counting it.
Previous article in issue
Next article in issue
Keywords
Night work
Bus networks
GPS tracking
Cleaners
1. Introduction
The city that never sleeps is cleaned by those who cannot.
Funding
This work was supported by the Baltic Mobility Fund [grant number BMF-17/998] and the Harbour College Research Office.
Declaration of competing interest
None.
References (41)
H. Aasen
Night trains
J. Transp. Hist. (2011)
Cited by (12)
Dawn service in northern towns
2023, Transport & Night Economy
`, want: map[string]string{
		"title": "Night buses and the late shift: travel times of cleaners in two port cities", "authors": "Ewa Szymborska | Declan Moore | Nour El-Hadi",
		"journal": "Transport & Night Economy", "year": "2022", "volume": "44", "issue": "2", "pages": "101234", "doi": "10.1999/j.tne.2021.101234",
		"keywords": "Night work | Bus networks | GPS tracking | Cleaners", "references": "41",
		"affiliations": "Institute of Mobility, Technical University of Gdansko, Gdansko, Poland | Institute of Mobility, Technical University of Gdansko, Gdansko, Poland; Centre for Labour Studies, Harbour College, Corkmouth, Ireland | Centre for Labour Studies, Harbour College, Corkmouth, Ireland",
		"abstract":     "Travel surveys stop … counting it.",
		"funding":      "Baltic Mobility Fund [grant number BMF-17/998] | Harbour College Research Office",
	}},
	{name: "wiley", page: `
Skip to Article Content
Skip to Article Information
Journal of Common Fisheries
RESEARCH ARTICLE
Open Access
Quota markets and the small boat: A fuzzy-set analysis of eleven harbours
Ingrid Tveit, Mateus Sá Carneiro, Aoife Ní Bhriain
First published: 12 May 2022
https://doi.org/10.1999/jcf.13399
Citations: 3
Funding information: Research Council of Nordmark, Grant/Award Number: 299998; Fundação do Mar
SECTIONS
PDF
TOOLS
SHARE
Abstract
Quota markets were meant to save the small boat. Eleven harbours in four countries are compared with fuzzy sets. Two paths lead to survival: collective holding of quota, and a public auction hall combined with credit. No single condition is sufficient. Markets are harbours' institutions before they are prices.
Key points
Collective quota protects small boats.
Auction halls need credit.
1 INTRODUCTION
The small boat is a political animal.
REFERENCES
Citing Literature
Volume60, Issue4
July 2022
Pages 871-889
References
Related
Information
`, want: map[string]string{
		"title": "Quota markets and the small boat: A fuzzy-set analysis of eleven harbours", "authors": "Ingrid Tveit | Mateus Sá Carneiro | Aoife Ní Bhriain",
		"journal": "Journal of Common Fisheries", "year": "2022", "volume": "60", "issue": "4", "pages": "871-889", "doi": "10.1999/jcf.13399",
		"funding": "Research Council of Nordmark, Grant/Award Number: 299998 | Fundação do Mar", "abstract": "Quota markets were … they are prices.",
	}},
	{name: "tandf", page: `
Log in | Register
Cart
Home All Journals Regional Archives List of Issues Volume 13, Issue 2 Maps of absence: Cadastral gaps ....
Regional Archives
Volume 13, 2021 - Issue 2
Submit an article
Journal homepage
418
Views
2
CrossRef citations to date
0
Altmetric
Articles
Maps of absence: Cadastral gaps and the making of common land
Rosalind Achebe-Kerr & Mihkel Tamm
Pages 201-224 | Received 11 Jan 2020, Accepted 03 Feb 2021, Published online: 19 Mar 2021
Cite this article
https://doi.org/10.1999/13999999.2021.1899998
Full Article
Figures & data
References
Citations
Metrics
Reprints & Permissions
ABSTRACT
Blank parcels on cadastral maps are commonly read as errors. Drawing on 340 sheets from two archives, this article argues that they record agreements not to survey. Surveyors left them white at the request of villages. The gap was a form of tenure.
KEYWORDS: cadastre; commons; archives; property
Acknowledgments
We thank the archivists.
Disclosure statement
No potential conflict of interest was reported by the authors.
Additional information
Funding
This work was supported by the Estonian Heritage Council under Grant EHC-2019-98.
Notes on contributors
Rosalind Achebe-Kerr
Rosalind Achebe-Kerr is a lecturer at the University of Dunmere.
Related Research
People also read
White spaces: a cartographic survey
To cite this article:
Rosalind Achebe-Kerr & Mihkel Tamm (2021) Maps of absence: Cadastral gaps and the making of common land, Regional Archives, 13:2, 201-224, DOI: 10.1999/13999999.2021.1899998
`, want: map[string]string{
		"title": "Maps of absence: Cadastral gaps and the making of common land", "authors": "Rosalind Achebe-Kerr | Mihkel Tamm",
		"journal": "Regional Archives", "year": "2021", "volume": "13", "issue": "2", "pages": "201-224", "doi": "10.1999/13999999.2021.1899998",
		"keywords": "cadastre | commons | archives | property", "funding": "Estonian Heritage Council under Grant EHC-2019-98", "abstract": "Blank parcels … form of tenure.",
	}},
	{name: "ojs portuguese", page: `
Ir para o conteúdo principal
Ir para o menu de navegação principal
Revista Brasílica de Políticas Locais
Atual Arquivos Notícias Sobre
Buscar
Cadastro Acesso
Início / Arquivos / v. 9 n. 1 (2020): Orçamentos / Artigos
Conselhos de bairro e o orçamento que não veio: um estudo em três cidades
Autores
Antônia Vasques Leal
Universidade Federal de Serra Alta
https://orcid.org/0000-0000-0000-0077
Benedito Rocha
Instituto de Estudos Municipais
DOI:
https://doi.org/10.1999/rbpl.v9i1.998
Palavras-chave:
orçamento participativo, conselhos, cidades médias
Resumo
Os conselhos de bairro foram criados para repartir o orçamento, mas o orçamento não veio. Este artigo examina atas de três cidades médias entre 2010 e 2018 e entrevista 41 conselheiros. Os resultados mostram que os conselhos passaram a discutir serviços em vez de obras. Conclui-se que a participação sobreviveu ao dinheiro que a justificava.
Downloads
Não há dados estatísticos.
Biografia do Autor
Antônia Vasques Leal, Universidade Federal de Serra Alta
Professora adjunta.
Referências
ABREU, L. O bairro e a cidade. Revista de Política, v. 2, n. 1, p. 1-20, 2009.
NUNES, P. Orçamento sem obras. São Braz: Editora do Porto, 2014.
Downloads
PDF
Publicado
2020-06-30
Como Citar
Leal, A. V., & Rocha, B. (2020). Conselhos de bairro e o orçamento que não veio: um estudo em três cidades. Revista Brasílica de Políticas Locais, 9(1), 15–38. https://doi.org/10.1999/rbpl.v9i1.998
Edição
v. 9 n. 1 (2020): Orçamentos
Seção
Artigos
Licença
Copyright (c) 2020
ISSN 1999-7777
`, want: map[string]string{
		"title": "Conselhos de bairro e o orçamento que não veio: um estudo em três cidades", "authors": "Antônia Vasques Leal | Benedito Rocha",
		"journal": "Revista Brasílica de Políticas Locais", "year": "2020", "volume": "9", "issue": "1", "pages": "15–38", "doi": "10.1999/rbpl.v9i1.998",
		"keywords": "orçamento participativo | conselhos | cidades médias", "abstract": "Os conselhos de bairro … que a justificava.", "references": "2",
		"affiliations": "Universidade Federal de Serra Alta | Instituto de Estudos Municipais", "language": "pt",
	}},
	{name: "ojs indonesian, paper in English", page: `
Beranda / Arsip / Vol. 5 No. 2 (2023): Desember / Articles
Village Funds after the Flood: Spending Priorities in Forty Hamlets
Penulis
Sri Wahyuningtyas Universitas Tirta Raya
Bayu Anggoro Universitas Tirta Raya
Kata Kunci:
village fund, flood recovery, participatory planning
Abstrak
Village funds were released within weeks after the flood. We coded the budgets of forty hamlets for two years. Roads took 61% of the money and drains 9%. Hamlets with women on the council spent more on drains. Rules on reporting, not needs, explain the rest.
Unduhan
Data unduhan belum tersedia.
Diterbitkan
2023-12-28
Cara Mengutip
Wahyuningtyas, S., & Anggoro, B. (2023). Village Funds after the Flood: Spending Priorities in Forty Hamlets. Jurnal Tata Desa, 5(2), 77–95. https://doi.org/10.1999/jtd.v5i2.98
Terbitan
Vol. 5 No. 2 (2023): Desember
`, want: map[string]string{
		"title": "Village Funds after the Flood: Spending Priorities in Forty Hamlets", "authors": "Sri Wahyuningtyas | Bayu Anggoro",
		"journal": "Jurnal Tata Desa", "year": "2023", "volume": "5", "issue": "2", "pages": "77–95", "doi": "10.1999/jtd.v5i2.98",
		"keywords": "village fund | flood recovery | participatory planning", "abstract": "Village funds were … explain the rest.", "affiliations": "Universitas Tirta Raya | Universitas Tirta Raya",
	}},
	{name: "ssrn", page: `
Skip to main content
Download This Paper
Open PDF in Browser
Add Paper to My Library
Share:
Tolls without Gates: Congestion Pricing by Licence Plate
45 Pages Posted: 9 Mar 2023 Last revised: 2 Feb 2024
Imani Okoth-Reyes
University of Lakemouth - Department of Economics
Pieter Zandstra
Delta School of Business
Date Written: February 28, 2023
Abstract
Congestion tolls need no gates when plates are read by cameras. Using 14 months of data from one harbour city, I estimate that traffic fell by 18% and that evasion cost a tenth of revenue. The burden fell on early shifts. Exemptions for shift workers would cost less than the evasion they would prevent.
Keywords: congestion pricing, licence plates, equity
JEL Classification: R41, R48
Suggested Citation:
Okoth-Reyes, Imani and Zandstra, Pieter, Tolls without Gates: Congestion Pricing by Licence Plate (February 28, 2023). Available at SSRN: https://ssrn.example/abstract=4399998 or http://dx.doi.org/10.1999/ssrn.4399998
Imani Okoth-Reyes (Contact Author)
Paper statistics
Downloads 112
Related eJournals
`, want: map[string]string{
		"title": "Tolls without Gates: Congestion Pricing by Licence Plate", "authors": "Imani Okoth-Reyes | Pieter Zandstra", "year": "2023", "volume": "", "issue": "", "pages": "", "journal": "",
		"doi": "10.1999/ssrn.4399998", "keywords": "congestion pricing | licence plates | equity", "abstract": "Congestion tolls need … would prevent.",
		"affiliations": "University of Lakemouth - Department of Economics | Delta School of Business",
	}},
	{name: "arxiv", page: `
Computer Science > Computers and Society
[Submitted on 18 Feb 2025 (v1), last revised 3 Mar 2025 (this version, v2)]
Title: Who Labels the Labels? Annotator Turnover in Public Data Sets
Authors: Lindiwe Zwane, Tomáš Růžička, Ana-Maria Popa
View a PDF of the paper titled Who Labels the Labels? Annotator Turnover in Public Data Sets, by Lindiwe Zwane and 2 other authors
Abstract: Annotators come and go while data sets stay. We trace turnover in nine public data sets and show that agreement falls when more than a third of annotators leave between rounds. A simple handover note restores half of it.
Comments: 14 pages, 3 figures
Subjects: Computers and Society (cs.CY); Machine Learning (cs.LG)
Cite as: arXiv:2502.99998 [cs.CY]
https://doi.org/10.48550/arXiv.2502.99998
`, want: map[string]string{
		"title": "Who Labels the Labels? Annotator Turnover in Public Data Sets", "authors": "Lindiwe Zwane | Tomáš Růžička | Ana-Maria Popa", "year": "2025", "volume": "", "issue": "", "pages": "",
		"doi": "10.48550/arXiv.2502.99998", "abstract": "Annotators come … half of it.", "keywords": "",
	}},
	{name: "jstor", page: `
JSTOR-like
Search Log in
journal article
The Ferryman's Ledger: Tolls and Trust on the Upper Aare, 1690–1740
Ulrich von Allmen
River Histories
Vol. 22, No. 1 (Spring, 2004), pp. 17-44 (28 pages)
Published By: Society for River History
https://www.jstor.example/stable/29998877
Abstract
A ferryman's ledger of fifty years shows who crossed on credit. Tolls were written down for strangers and remembered for neighbours. Trust, in other words, left no trace in the book.
`, want: map[string]string{
		"title": "The Ferryman's Ledger: Tolls and Trust on the Upper Aare, 1690–1740", "authors": "Ulrich von Allmen", "journal": "River Histories", "year": "2004", "volume": "22", "issue": "1", "pages": "17-44", "abstract": "A ferryman's ledger … in the book.",
	}},
	{name: "mdpi", page: `
Open AccessArticle
Rainwater Harvesting on School Roofs: Costs and Use in Dry Districts
by
Wanjiru Kamau-Hill 1
,
Štěpán Dvořák 2,*
and
Lê Thị Hòa 1
1
Department of Water Engineering, Rift University, Naivora 20199, Kenya
2
Institute of Hydrology, Vltava Technical University, 160 99 Praha, Czech Republic
*
Author to whom correspondence should be addressed.
Dry 2022, 14(7), 4012; https://doi.org/10.3999/dry14074012
Submission received: 1 February 2022 / Revised: 10 March 2022 / Accepted: 20 March 2022 / Published: 28 March 2022
(This article belongs to the Section Water Use)
Download
Browse Figures
Versions Notes
Abstract
School roofs in dry districts collect less water than they could. Tanks in 64 schools were metered for two years. Use fell when first-flush diverters clogged, and nobody owned the repair. Costs per cubic metre doubled as a result. Maintenance contracts are cheaper than larger tanks.
Keywords: rainwater harvesting; schools; maintenance; arid regions
`, want: map[string]string{
		"title": "Rainwater Harvesting on School Roofs: Costs and Use in Dry Districts", "authors": "Wanjiru Kamau-Hill | Štěpán Dvořák | Lê Thị Hòa", "journal": "Dry", "year": "2022", "volume": "14", "issue": "7", "pages": "4012",
		"doi": "10.3999/dry14074012", "keywords": "rainwater harvesting | schools | maintenance | arid regions", "abstract": "School roofs … larger tanks.",
		"affiliations": "Department of Water Engineering, Rift University, Naivora 20199, Kenya | Institute of Hydrology, Vltava Technical University, 160 99 Praha, Czech Republic | Department of Water Engineering, Rift University, Naivora 20199, Kenya",
	}},
	{name: "sage, new layout", page: `
Skip to main content
Browse by discipline
Journal of Municipal Memory
Impact Factor: 1.8
Research article
First published online August 3, 2023
Street signs and the politics of remembering: Evidence from 18 renamed avenues
Beatriz Solano-Pratt https://orcid.org/0000-0000-0000-0099 b.solano@example.edu, Hamid Rezaee, and Jo-Ann Peltier View all authors and affiliations
Volume 19, Issue 6
https://doi.org/10.1999/17599999231199998
Contents
Abstract
Street names are changed more often than streets. We collected council minutes on 18 renamed avenues and interviewed 29 residents. Names that came with ceremonies lasted. Names that came with regimes did not. Memory needs an audience.
Keywords
street names, memory politics, council minutes
Get full access to this article
View all access and purchase options for this article.
Declaration of Conflicting Interests
The authors declared no potential conflicts of interest.
Funding
The authors disclosed receipt of the following financial support for the research: This work was supported by the Provincial Fund for History (grant 2019-77).
ORCID iD
Beatriz Solano-Pratt https://orcid.org/0000-0000-0000-0099
References
Abbott L (2009) Naming. Memory Notes 2(1): 1–9.
Crossref
Cole M (2014) Avenues. City Past 8: 40–61.
Crossref
Google Scholar
`, want: map[string]string{
		"title": "Street signs and the politics of remembering: Evidence from 18 renamed avenues", "authors": "Beatriz Solano-Pratt | Hamid Rezaee | Jo-Ann Peltier", "journal": "Journal of Municipal Memory", "year": "2023", "volume": "19", "issue": "6",
		"pages": "", "doi": "10.1999/17599999231199998", "keywords": "street names | memory politics | council minutes", "references": "2", "abstract": "Street names are … an audience.", "funding": "Provincial Fund for History (grant 2019-77)",
	}},
	{name: "frontiers text", page: `
ORIGINAL RESEARCH article
Front. Harbor Stud., 11 May 2021
Sec. Port Governance
Volume 3 - 2021 | https://doi.org/10.3999/fhars.2021.698877
This article is part of the Research Topic Ports after the Pandemic View all 7 articles
Berth Allocation under Quarantine: A Simulation of Three Regional Ports
	Anneli Kask1*	Jorge Tavares Neto2	Min-Ji Hwang1,2
1Department of Logistics, University of Narvik Bay, Narvik Bay, Norway
2Port Systems Laboratory, Atlantic Polytechnic, Leixo, Portugal
Quarantine rules made berths scarce overnight. We simulate three regional ports with a discrete-event model calibrated on 2019 arrivals. Waiting times double when crews cannot change. Priority for short calls removes most of the queue. The rule costs large ships little.
Introduction
Ports are waiting rooms.
Funding
AK was supported by the Nordic Port Council (No. 2020-55).
References
Adams, B. (2010). Berths. J. Ports 3, 1–9. doi: 10.1999/jp.2010.1
Keywords: berth allocation, quarantine, simulation, regional ports
Citation: Kask A, Tavares Neto J and Hwang M-J (2021) Berth Allocation under Quarantine: A Simulation of Three Regional Ports. Front. Harbor Stud. 3:698877. doi: 10.3999/fhars.2021.698877
Received: 22 April 2021; Accepted: 26 April 2021;
Published: 11 May 2021.
Edited by:
Otto Krahn, University of Elbe, Germany
Copyright © 2021 Kask, Tavares Neto and Hwang.
`, want: map[string]string{
		"title": "Berth Allocation under Quarantine: A Simulation of Three Regional Ports", "authors": "Anneli Kask | Jorge Tavares Neto | Min-Ji Hwang", "year": "2021", "volume": "3", "pages": "698877", "doi": "10.3999/fhars.2021.698877",
		"keywords": "berth allocation | quarantine | simulation | regional ports", "funding": "Nordic Port Council (No. 2020-55)", "references": "1", "abstract": "Quarantine rules … ships little.",
		"affiliations": "Department of Logistics, University of Narvik Bay, Narvik Bay, Norway | Port Systems Laboratory, Atlantic Polytechnic, Leixo, Portugal | Department of Logistics, University of Narvik Bay, Narvik Bay, Norway; Port Systems Laboratory, Atlantic Polytechnic, Leixo, Portugal",
	}},
	{name: "cambridge text", page: `
Home > Journals > Island Law Review > Volume 27 Issue 3 > Shared Shores: Who May Close a Beach?
Island Law Review
Article contents
Abstract
Footnotes
References
Shared Shores: Who May Close a Beach?
Published online by Cambridge University Press: 14 October 2020
Moana Tipoki and
Edward Finch-Hale
Show author details
Moana Tipoki
Affiliation: Faculty of Law, University of Aotea, Aotea
Edward Finch-Hale*
Affiliation: School of Law, Channel University, St Brelan
*Corresponding author. Email: efh@example.org
Article
Metrics
Save PDF
Share
Cite
Rights & Permissions
Abstract
Beaches are closed by those who own the land behind them and by those who patrol the sea before them. This article compares the law of seven islands. In five, nobody may close a beach, and everybody does. Customary title offers the only stable answer. The argument holds for rivers only in part.
Keywords
foreshore
customary title
access rights
Type
Research Article
Information
Island Law Review, Volume 27, Issue 3, September 2020, pp. 611–640
DOI: https://doi.org/10.1999/ilr.2020.44
Copyright
© The Author(s), 2020
`, want: map[string]string{
		"title": "Shared Shores: Who May Close a Beach?", "authors": "Moana Tipoki | Edward Finch-Hale", "journal": "Island Law Review", "year": "2020", "volume": "27", "issue": "3", "pages": "611–640", "doi": "10.1999/ilr.2020.44",
		"keywords": "foreshore | customary title | access rights", "affiliations": "Faculty of Law, University of Aotea, Aotea | School of Law, Channel University, St Brelan", "abstract": "Beaches are closed … only in part.",
	}},
	{name: "emerald", page: `
Home / Journals / Journal of Depot Management / Volume 7 Issue 1 / The last mile on foot
The last mile on foot: parcel carriers in hillside districts
Rui Teles (Department of Operations, University of Serra, Serra, Portugal)
Noor Aziz (Northern Business School, Leeham, UK)
Journal of Depot Management
ISSN: 1999-3131
Article publication date: 9 January 2018
Issue publication date: 5 March 2018
Downloads
655
Abstract
Purpose
The paper asks why parcels reach hillside districts on foot.
Design/methodology/approach
Two months of shadowing with 14 carriers.
Findings
Carriers trade parcels with each other to avoid stairs.
Originality/value
Trading among carriers has not been described.
Keywords
Last mile
Parcels
Shadowing
Acknowledgements
This research was funded by the Serra Mobility Trust (SMT-88).
Citation
Teles, R. and Aziz, N. (2018), "The last mile on foot: parcel carriers in hillside districts", Journal of Depot Management, Vol. 7 No. 1, pp. 45-61. https://doi.org/10.1999/JDM-02-2017-0012
Publisher: Emerald Publishing Limited
`, want: map[string]string{
		"title": "The last mile on foot: parcel carriers in hillside districts", "authors": "Rui Teles | Noor Aziz", "journal": "Journal of Depot Management", "year": "2018", "volume": "7", "issue": "1", "pages": "45-61", "doi": "10.1999/JDM-02-2017-0012",
		"keywords": "Last mile | Parcels | Shadowing", "funding": "Serra Mobility Trust (SMT-88)", "affiliations": "Department of Operations, University of Serra, Serra, Portugal | Northern Business School, Leeham, UK", "abstract": "Purpose The paper … been described.",
	}},
	{name: "html with metadata", file: "x.html", page: `
<!DOCTYPE html><html lang="en"><head><title>Coins for the Meter | Grid and Society</title>
<meta name="citation_title" content="Coins for the Meter: Prepaid Power in Two Townships">
<meta name="citation_author" content="Dlamini, Sipho"><meta name="citation_author_institution" content="Energy Centre, Umlanga University"><meta name="citation_author_institution" content="Grid Lab, Umlanga">
<meta name="citation_author" content="Farrow, Kit"><meta name="citation_author_institution" content="Institute of Power Studies, Bath">
<meta name="citation_journal_title" content="Grid and Society"><meta name="citation_volume" content="12"><meta name="citation_issue" content="4"><meta name="citation_firstpage" content="301"><meta name="citation_lastpage" content="322">
<meta name="citation_publication_date" content="2016/12"><meta name="citation_online_date" content="2015/11/02"><meta name="citation_doi" content="10.1999/gs.2016.12.301">
<meta name="citation_keywords" content="prepaid meters; electricity; townships"></head><body>
<nav>Home Journals</nav><h1>Coins for the Meter: Prepaid Power in Two Townships</h1><div class="authors">Sipho Dlamini, Kit Farrow</div>
<p>Received 1 March 2015; accepted 9 September 2015; published online 2 November 2015</p>
<h2>Abstract</h2><p>Prepaid meters turn debt into darkness. Logs of 912 meters in two townships show when credit runs out. Households buy small and often, and pay more for it. The poorest buy most often. Tariffs that ignore the size of purchases tax poverty.</p>
<aside><h3>Related articles</h3><ul><li>Solar debt (2019)</li></ul></aside></body></html>`, want: map[string]string{
		"title": "Coins for the Meter: Prepaid Power in Two Townships", "authors": "Sipho Dlamini | Kit Farrow", "journal": "Grid and Society", "year": "2016", "volume": "12", "issue": "4", "pages": "301-322", "doi": "10.1999/gs.2016.12.301",
		"keywords": "prepaid meters | electricity | townships", "abstract": "Prepaid meters turn … tax poverty.",
		"affiliations": "Energy Centre, Umlanga University; Grid Lab, Umlanga | Institute of Power Studies, Bath",
	}},
	{name: "oxford", page: `
Oxford Academic
Journals Books
Northern History of Trade
Volume 14
Issue 2
June 2011
Article Contents
Abstract
Journal Article
Salt and Herring: Credit in the Bergen Trade, 1660–1720
Hedda Lyng
University of Vestland
Search for other works by this author on:
Oxford Academic
Google Scholar
Northern History of Trade, Volume 14, Issue 2, June 2011, Pages 88–119, https://doi.org/10.1999/nht/jtr009
Published: 12 May 2011
PDF
Split View
Cite
Permissions Icon Permissions
Share
Abstract
Salt came north on credit and herring went south to pay it. Account books of 31 houses show how long they waited. The wait grew from eight to nineteen months. War explains little of it; the size of barrels explains more.
credit, salt, herring, early modern trade
Issue Section: Articles
© The Author 2011.
`, want: map[string]string{
		"title": "Salt and Herring: Credit in the Bergen Trade, 1660–1720", "authors": "Hedda Lyng", "journal": "Northern History of Trade", "year": "2011", "volume": "14", "issue": "2", "pages": "88–119", "doi": "10.1999/nht/jtr009",
		"keywords": "credit | salt | herring | early modern trade", "affiliations": "University of Vestland", "abstract": "Salt came north … explains more.",
	}},
	{name: "jstage", page: `
J-STAGEトップ/地方行政紀要/36 巻 (2021) 1 号/書誌
地方行政紀要
Online ISSN : 2999-1111
Print ISSN : 1999-1112
論文
消えた回覧板―町内会連絡のデジタル化と高齢世帯―
水無瀬 薫, 東雲 悠人
著者情報
水無瀬 薫
湖東大学政策学部
東雲 悠人
湖東大学大学院政策研究科
キーワード: 町内会, デジタル化, 高齢者
ジャーナル フリー
2021 年 36 巻 1 号 p. 33-52
DOI https://doi.org/10.12999/chihou.36.1_33
詳細
抄録
町内会の回覧板がアプリに置き換えられつつある。本稿は三つの町内会で聞き取りと配布記録の分析を行い、誰が情報から外れたのかを明らかにする。高齢単身世帯の四割は通知を開いておらず、班長の訪問が情報の最後の経路となっていた。紙を残すことではなく、訪問を残すことが重要である。
引用文献 (18)
関連文献 (0)
`, want: map[string]string{
		"title": "消えた回覧板―町内会連絡のデジタル化と高齢世帯―", "authors": "水無瀬 薫 | 東雲 悠人", "journal": "地方行政紀要", "year": "2021", "volume": "36", "issue": "1", "pages": "33-52", "doi": "10.12999/chihou.36.1_33",
		"keywords": "町内会 | デジタル化 | 高齢者", "affiliations": "湖東大学政策学部 | 湖東大学大学院政策研究科", "references": "18", "abstract": "町内会の回覧板が … 重要である。",
	}},
	{name: "korean", page: `
논문 기본 정보
자료유형 학술저널
저자정보
나은솔 (새벽대학교) 도현우 (한강정책연구원)
저널정보
새벽대학교 지방연구소 지방자치논총 지방자치논총 제18권 제2호(통권 52호)
발행연도 2022.6
수록면 71 - 98 (28page)
마을버스 노선 개편이 고령자 외출에 미친 영향
초록
본 연구는 마을버스 노선 개편이 고령자의 외출에 미친 영향을 분석하였다. 2018년부터 2021년까지 교통카드 자료 320만 건을 이중차분법으로 분석한 결과, 정류장이 300미터 이상 멀어진 구역에서 외출이 11% 감소하였다. 수요응답형 버스는 감소분의 절반만을 회복시켰다.
키워드
#마을버스 #고령자 #외출 #이중차분법
참고문헌 (24)
`, want: map[string]string{
		"title": "마을버스 노선 개편이 고령자 외출에 미친 영향", "authors": "나은솔 | 도현우", "year": "2022", "volume": "18", "issue": "2", "pages": "71-98",
		"keywords": "마을버스 | 고령자 | 외출 | 이중차분법", "affiliations": "새벽대학교 | 한강정책연구원", "references": "24", "abstract": "본 연구는 … 회복시켰다.",
	}},
}

func TestWesternPages(t *testing.T) {
	t.Parallel()
	for _, c := range westernPages {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p, err := Parse(context.Background(), Input{Bytes: []byte(strings.TrimSpace(c.page)), FileName: c.file})
			if err != nil {
				t.Fatal(err)
			}
			got := recordFields(p)
			for field, want := range c.want {
				have := got[field]
				if field == "abstract" {
					from, to, _ := strings.Cut(want, " … ")
					if !strings.HasPrefix(have, from) || !strings.HasSuffix(have, to) {
						t.Errorf("abstract: %q, want %s", have, want)
					}
					continue
				}
				if plain.Fold(have) != plain.Fold(want) {
					t.Errorf("%s: %q, want %q", field, have, want)
				}
			}
		})
	}
}

// recordFields flattens a record: lists joined by " | ", languages one after
// the other.
func recordFields(p *Page) map[string]string {
	r := p.Record
	year, count := "", ""
	if r.Year > 0 {
		year = strconv.Itoa(int(r.Year))
	}
	if r.ReferenceCount != nil {
		count = strconv.Itoa(*r.ReferenceCount)
	}
	var names, places []string
	for _, a := range r.Authors {
		names, places = append(names, a.Name), append(places, string(a.Affiliation))
	}
	keywords := append(append(append([]string{}, r.Keywords.ZH...), r.Keywords.EN...), r.Keywords.Other...)
	return map[string]string{
		"title": string(r.Title.ZH + r.Title.EN + r.Title.Other), "journal": string(r.Journal.ZH + r.Journal.EN + r.Journal.Other), "abstract": string(r.Abstract.ZH + r.Abstract.EN + r.Abstract.Other),
		"authors": strings.Join(names, " | "), "affiliations": strings.Join(places, " | "), "keywords": strings.Join(keywords, " | "), "funding": strings.Join(r.Funding, " | "),
		"year": year, "volume": string(r.Volume), "issue": string(r.Issue), "pages": string(r.Pages), "doi": string(r.DOI), "references": count, "language": string(r.Language),
	}
}
