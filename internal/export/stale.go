package export

import (
	"fmt"
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

// mostChanged bounds the documents that the head of a review names for a kind
// of change.
const mostChanged = 5

// stale says at the head of a review that its documents have changed since it
// was written, and how; "" where they have not.
func (c Composition) stale(out *content) string {
	if !c.Review.Stale {
		return ""
	}
	kinds := []struct {
		what   synoptic.ChangeKind
		zh, en string
	}{
		{synoptic.ChangeDeleted, "已删除", "deleted"}, {synoptic.ChangeAdded, "又有了", "there again"}, {synoptic.ChangeStatus, "提取状态变了", "with another status"},
		{synoptic.ChangeDuplicate, "重复关系变了", "with other duplicates"}, {synoptic.ChangeRecord, "著录变了", "with another record"},
		{synoptic.ChangeExtracted, "重新提取后答案变了", "extracted anew with other answers"}, {synoptic.ChangeEdited, "答案经人工修改", "with answers edited by a person"},
	}
	var told []string
	for _, kind := range kinds {
		var names []string
		n := 0
		for _, change := range c.Review.Changes {
			if change.What != kind.what {
				continue
			}
			if n++; n <= mostChanged {
				names = append(names, c.changed(out, change))
			}
		}
		if n == 0 {
			continue
		}
		list := strings.Join(names, out.Words.Comma)
		if n > len(names) {
			list += out.pick("等", " and others")
		}
		told = append(told, fmt.Sprintf(out.pick("%d 篇%s（%s）", "%d %s (%s)"), n, out.pick(kind.zh, kind.en), list))
	}
	if len(told) == 0 {
		return out.pick("本综述已过时：成文之后文献有变动。", "This review is stale: its documents have changed since it was written.")
	}
	return fmt.Sprintf(out.pick("本综述已过时：成文之后，%s。", "This review is stale. Documents changed since it was written: %s."), strings.Join(told, out.pick("；", "; ")))
}

// changed names a document of a change, by its mark where it is included, and
// the items whose answers differ.
func (c Composition) changed(out *content, change synoptic.Change) string {
	name := oneLine(change.DocumentID)
	if i := slices.IndexFunc(c.Review.Included, func(in synoptic.Included) bool { return in.DocumentID == change.DocumentID }); i >= 0 {
		name = (&study{N: i + 1, Label: oneLine(c.citedAs(i).Mark)}).Tag()
	} else if file := oneLine(c.Sources[change.DocumentID].FileName); file != "" {
		name = file
	}
	items := make([]string, len(change.Items))
	for i, item := range change.Items {
		items[i] = out.Words.ItemName(item)
	}
	if len(items) == 0 {
		return name
	}
	return name + " " + strings.Join(items, out.pick("、", ", "))
}
