package de.kassenbote.hub.masterdata;

/** A named assortment and how many articles it holds. */
record Catalog(String name, long articles) {}
