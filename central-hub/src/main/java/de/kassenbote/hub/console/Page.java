package de.kassenbote.hub.console;

import de.kassenbote.hub.fleet.Fleet;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Renders the page, or the part of it that lives. The templates were compiled with the program. */
final class Page {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Fleet fleet;
  private final Map<String, Texts> texts = new HashMap<>();

  Page(Fleet fleet, ZoneId zone) {
    this.fleet = fleet;
    Texts.LANGUAGES.forEach(language -> texts.put(language, new Texts(language, zone)));
  }

  String whole(View view) {
    Map<String, Object> values = values(view);
    values.put("liveQuery", view.query());
    values.put("germanQuery", view.in("de").query());
    values.put("englishQuery", view.in("en").query());
    return render("page.jte", values);
  }

  String livingPart(View view) {
    return render("overview.jte", values(view));
  }

  private Map<String, Object> values(View view) {
    Map<String, Object> values = new HashMap<>();
    values.put("texts", texts.get(view.language()));
    values.put("overview", Overview.of(fleet.now(), fleet.tills(), view.all()));
    values.put("allQuery", new View(view.language(), true).query());
    return values;
  }

  private String render(String template, Map<String, Object> values) {
    TemplateOutput output = new StringOutput(16_384);
    engine.render(template, values, output);
    return output.toString();
  }
}
