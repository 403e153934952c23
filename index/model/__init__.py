"""The words of Dateline, each a frozen value: article, date, name, figure, timeline entry."""
