package page

import (
	"strings"

	"synoptic/internal/page/plain"
)

// latinFurniture are whole lines that portals in Western languages print around
// a record: SciELO's sidebar, the buttons of HAL, OpenEdition, Persée, DergiPark
// and OJS. Compared folded.
var latinFurniture = foldedSet(`SciELO - Scientific Electronic Library Online|Services on Demand|Servicios Personalizados|Serviços Personalizados|Services Personnalisés|Artículo|Artigo|Articulo|Indicators|Indicadores|Related links|Links relacionados|Enlaces relacionados|Compartir|Compartilhar|Home Pagealphabetic serial listing|Home Pagelista alfabética de revistas|Home Pagelista alfabética de periódicos|Servicios personalizados|Sobre los autores|Sobre os autores|
	On index process|Cited by Google|Citado por SciELO|Citado por Google|Similares en SciELO|Similares em SciELO|Similares en Google|Similares em Google|Artículos|Artigos|Original Contribution|Search Medline for|
	Afficher plus de détails|Connectez-vous pour contacter l'auteur|Fonction : Auteur|Fonction : Auteur correspondant|Function : Author|Function : Correspondent author|Télécharger le fichier|Voir en ligne|Partager|Consulter|Déposer|Accueil|Rechercher|Tout|Citer cet article|Couverture collection|[article]|Chargement...|
	Cómo citar el artículo|Número completo|Más información del artículo|Página de la revista en redalyc.org|Sistema de Información Científica|Aller directement au contenu|Plan|Plan détaillé|Texte intégral|Entrées d'index|Aucun résultat trouvé|Nenhum resultado encontrado|No se han encontrado resultados|Keine Ergebnisse gefunden|Non ci sono risultati|
	Fundación Dialnet|Acceso de usuarios registrados|Haut de page|Pular para o conteúdo principal|Ir para o menu de navegação principal|Saltar al contenido principal|Saltar a la navegación principal|Não há dados estatísticos.|Formatos de Citação|…plus d'informations|
	Kaynak Göster|BibTex RIS Kaynak Göster|BibTex RIS Cite|BibTex|Araştırma Makalesi|Derleme|Tam Metin|PDF İndir|Makale Bilgileri|Creative Commons License|Creative Commons Lisansı|Anasayfa|Anda di halaman|Unduh PDF|Скачать PDF|Статья в журнале|Поделиться|опубликовать статью|оформить подписку|опубликовать статью | оформить подписку|Рус Eng Cn Перевести страницу на:|ваш профиль|Библиотека|Вернуться к содержанию|Правильная ссылка на статью:|Другие публикации этого автора|Надоели баннеры? Вы всегда можете отключить рекламу.|i Надоели баннеры? Вы всегда можете отключить рекламу.|You can just close the window to don't translate|Please select your language to translate the article`)

// gluedIndexes: the links between the papers of a SciELO issue, which a copy
// glues to the titles of its neighbours.
func gluedIndexes(s string) bool {
	if (strings.HasPrefix(s, "Couverture de ") || strings.HasPrefix(s, "Accueil Numéros ")) && strings.ContainsAny(s, "0123456789") {
		return true // a picture of an issue, the crumbs above it
	}
	if len(s) < 40 || len(s) > 1_000 || !strings.Contains(s, "author index") && !strings.Contains(s, "índice de autores") {
		return false
	}
	return plain.ContainsAny(s, []string{"author indexsubject index", "índice de autoresíndice de", "índice de autoresindice de", "índice de assuntospesquisa", "índice de materiabúsqueda", "subject indexarticles search"})
}
