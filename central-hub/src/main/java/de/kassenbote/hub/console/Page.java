package de.kassenbote.hub.console;

import de.kassenbote.hub.fleet.Fleet;
import de.kassenbote.hub.people.Visitor;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the page, or the part of it that lives. */
final class Page {
  private final Pages pages = new Pages();
  private final Fleet fleet;
  private final Map<String, Texts> texts = new HashMap<>();

  Page(Fleet fleet, ZoneId zone) {
    this.fleet = fleet;
    Texts.LANGUAGES.forEach(language -> texts.put(language, new Texts(language, zone)));
  }

  /**
   * @param visitor null = nobody is logged in: where nothing asks for it
   */
  String whole(View view, @Nullable Visitor visitor) {
    Map<String, Object> values = values(view);
    values.put("visitor", visitor);
    values.put("liveQuery", view.query());
    values.put("germanQuery", view.in("de").query());
    values.put("englishQuery", view.in("en").query());
    return pages.render("page.jte", values);
  }

  String livingPart(View view) {
    return pages.render("overview.jte", values(view));
  }

  private Map<String, Object> values(View view) {
    Map<String, Object> values = new HashMap<>();
    values.put("texts", texts.get(view.language()));
    values.put("overview", Overview.of(fleet.now(), fleet.tills(), view.all()));
    values.put("allQuery", new View(view.language(), true).query());
    return values;
  }
}
