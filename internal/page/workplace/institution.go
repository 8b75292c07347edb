package workplace

import "synoptic/internal/page/hant"

// words are what a place of work is called by.
var words = []string{"大学", "学院", "研究院", "研究所", "研究中心", "医院", "公司", "学校", "中学", "小学", "委员会", "实验室", "科学院", "党校", "银行", "中心", "协会", "研究会", "图书馆", "出版社",
	"事务所", "政府", "档案馆", "博物馆", "集团", "研究室", "教研部", "工作站", "疾控", "卫生院", "检察院", "法院", "学会", "基金会", "幼儿园", "管理局", "统计局", "农业局", "设计院", "总局", "教研室",
	"大學", "學院", "研究員", "醫院", "學校", "實驗室", "科學院", "學系", "系所", "委員會", "圖書館", "學部", "研究科", "机构", "株式会社", "研究機構", "専門学校", "高等学校", "學程", "博士班", "碩士班",
	"대학교", "대학원", "연구원", "연구소", "병원", "학과", "학교", "학부", "센터", "교육청",
	"Universi", "University", "Department", "School of", "College", "Institute", "Hospital", "Center for", "Centre for", "Laborator", "Academy", "Faculty", "Ministry", "Company", "Inc.", "Ltd", "Division of",
	"Research Cent", "Graduate School", "Clinic", "Foundation", "Agency", "Bureau", "Bank of", "Polytechnic", "Observatory", "Center", "Centre", "Corporation", "School,", "Business School", "Law School", "Medical School", "High School", "Middle School", "Institut", "Council", "Office of", "Library", "Museum", " Society", "Association", "Commission", "Party School", "Fachhochschule", " Unit,", " Group,", " Trust,", "Escuela", "École", "Dept", "Fundaç", "Fundaci",
	"Fondazione", "Hochschule", "Facultad", "Faculdade", "Faculté", "Fakult", "Fakült", "Enstitü", "Politecnico", "Politécnic", "Sekolah Tinggi", "Politeknik", "Laboratoire", "Consejo Superior", "Unité mixte", "Departament", "Dipartimento", "Département",
	"Ministeri", "Ministéri", "Ministère", "Ministero", "Unidad Educativa", "Municipalidad", "Ayuntamiento", "Prefeitura", "Secretaría de", "Secretaria de",
	"ниверситет", "нститут", "кадемия", "кадемии", "федра ", "акультет", "аборатория", "научный центр", "научного центра", "олледж"}

var finder = hant.NewFinder(words)

// Named reports whether a text holds a word that places of work are called by.
func Named(s string) bool { return finder.In(s) }
