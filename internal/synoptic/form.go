package synoptic

import "time"

// ItemType says what the answer to a user's item amounts to.
type ItemType string

// The types of items, with the JSON form of their values: a text and a choice
// are a string, a list is an array of strings, a number is a number in the
// unit of its answer, a date is ISO 8601 as far as the page states it ("2024",
// "2024-03", "2024-03-05"), a boolean is true or false.
const (
	TextItem    ItemType = "text"
	ListItem    ItemType = "list"
	NumberItem  ItemType = "number"
	DateItem    ItemType = "date"
	BooleanItem ItemType = "boolean"
	ChoiceItem  ItemType = "choice"
)

// ItemTypes lists the types of items.
func ItemTypes() []ItemType {
	return []ItemType{TextItem, ListItem, NumberItem, DateItem, BooleanItem, ChoiceItem}
}

// FormItem is one item that a user adds to the standard form.
type FormItem struct {
	Name        string       `json:"name"`
	Instruction string       `json:"instruction"` // what to look for, in the user's words
	Type        ItemType     `json:"type" enum:"text,list,number,date,boolean,choice"`
	Choices     List[string] `json:"choices"` // of an item of type choice, else none
}

// Form is the standard form with items of a user behind it. Its id comes from
// its name and its version from its items: changing them makes another version
// of the same form, and each version stays.
type Form struct {
	ID        string         `json:"id"`
	Name      string         `json:"name"`
	Version   string         `json:"version"`
	Items     List[FormItem] `json:"items"`
	CreatedAt time.Time      `json:"created_at"` // of this version
}

// Item finds an item by its name.
func (f *Form) Item(name string) (FormItem, bool) {
	if f != nil {
		for _, item := range f.Items {
			if item.Name == name {
				return item, true
			}
		}
	}
	return FormItem{}, false
}

// Names lists the names of the user's items in their order.
func (f *Form) Names() []string {
	if f == nil {
		return nil
	}
	names := make([]string, len(f.Items))
	for i, item := range f.Items {
		names[i] = item.Name
	}
	return names
}

// Ref names one version of a form: id@version. Nil is the standard form.
func (f *Form) Ref() string {
	if f == nil {
		return StandardForm
	}
	return f.ID + "@" + f.Version
}
