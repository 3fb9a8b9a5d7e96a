<?xml version="1.0" encoding="UTF-8"?>
<!-- What a restore would do, component by component. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template match="restoration">
  <xsl:variable name="n"><xsl:call-template name="n"/></xsl:variable>
  <section>
    <xsl:call-template name="section-heading"/>
    <p>
      <xsl:if test="not(ancestor::capture)">From <xsl:for-each select="restored-from"><code><xsl:value-of select="."/></code><xsl:if test="position() != last()">, then </xsl:if></xsl:for-each>, to </xsl:if>
      <xsl:if test="ancestor::capture">Restored to </xsl:if>
      <xsl:choose>
        <xsl:when test="@target"><code><xsl:value-of select="@target"/></code></xsl:when>
        <xsl:otherwise>a machine with none of the files, where all writers run</xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@target-changed = 'yes'">, changed by --what-if</xsl:if>:
      <xsl:for-each select="action-count">
        <xsl:call-template name="action"/><xsl:text> </xsl:text><xsl:value-of select="@decisions"/><xsl:if test="position() != last()">, </xsl:if>
      </xsl:for-each>.
      A restart is <xsl:if test="@reboot-required = 'no'">not </xsl:if>needed.
    </p>
    <xsl:if test="decision">
      <table class="rows sort filter" id="table-restoration-{$n}">
        <thead><tr><th scope="col">Step</th><th scope="col">Component</th><th scope="col">What becomes of it</th><th scope="col">Writer's events</th><th scope="col">Why</th></tr></thead>
        <tbody><xsl:apply-templates select="decision"/></tbody>
      </table>
    </xsl:if>
    <xsl:if test="call">
      <details>
        <summary>What is done in which order <span class="c"><xsl:value-of select="count(call)"/> calls</span></summary>
        <table class="rows"><thead><tr><th scope="col">Step</th><th scope="col">Who</th><th scope="col">What</th></tr></thead>
          <tbody><xsl:for-each select="call"><tr><td><xsl:value-of select="@step"/></td><td><xsl:value-of select="@party"/></td><td><xsl:value-of select="."/><div class="q"><xsl:value-of select="@source"/></div></td></tr></xsl:for-each></tbody>
        </table>
      </details>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template name="action">
  <xsl:choose>
    <xsl:when test="@action = 'error'"><span class="b error">fails</span></xsl:when>
    <xsl:when test="@action = 'none'"><span class="b out">not restored</span></xsl:when>
    <xsl:when test="@action = 'custom'"><span class="b warning">by the writer's procedure</span></xsl:when>
    <xsl:when test="@action = 'at_reboot'"><span class="b info">at a restart</span></xsl:when>
    <xsl:when test="@action = 'original'"><span class="b good">where it was</span></xsl:when>
    <xsl:when test="@action = 'alternate'"><span class="b good">to an alternate location</span></xsl:when>
    <xsl:when test="@action = 'directed'"><span class="b good">as the writer directs</span></xsl:when>
    <xsl:otherwise><span class="b good">to a new target</span></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="decision">
  <tr>
    <xsl:attribute name="data-s"><xsl:choose><xsl:when test="@action = 'error'">fails</xsl:when><xsl:when test="@action = 'none'">not restored</xsl:when><xsl:otherwise>restored</xsl:otherwise></xsl:choose></xsl:attribute>
    <td><xsl:value-of select="@step"/></td>
    <td><strong><xsl:call-template name="writer-name"/></strong><div><code><xsl:value-of select="@full-path"/></code></div>
      <xsl:for-each select="restore-subcomponent"><div class="q">of it <code><xsl:value-of select="@full-path"/></code></div></xsl:for-each></td>
    <td><xsl:call-template name="action"/>
      <xsl:if test="error"><div><xsl:value-of select="error"/></div></xsl:if>
      <xsl:if test="@reboot-required = 'yes'"><div>needs a restart</div></xsl:if>
      <xsl:if test="@status"><div class="q"><code><xsl:value-of select="@status"/></code></div></xsl:if></td>
    <td><xsl:choose><xsl:when test="@post-restore = 'yes'">PreRestore, PostRestore</xsl:when><xsl:when test="@pre-restore = 'yes'">PreRestore</xsl:when><xsl:otherwise>none</xsl:otherwise></xsl:choose></td>
    <td>
      <code><xsl:value-of select="@method"/></code><xsl:if test="@service"> service <code><xsl:value-of select="@service"/></code></xsl:if>
      <div class="q"><xsl:call-template name="count"><xsl:with-param name="n" select="@files"/><xsl:with-param name="one" select="'file set or file'"/><xsl:with-param name="many" select="'file sets and files'"/></xsl:call-template></div>
      <xsl:if test="question or untold">
        <details>
          <summary>Questions</summary>
          <dl class="facts">
            <xsl:for-each select="question"><dt><xsl:value-of select="asked"/></dt><dd><xsl:value-of select="answer"/><div class="q"><xsl:value-of select="@source"/></div></dd></xsl:for-each>
            <xsl:for-each select="untold"><dt>Not told</dt><dd><xsl:value-of select="."/></dd></xsl:for-each>
          </dl>
        </details>
      </xsl:if>
      <xsl:if test="restored-file">
        <details>
          <summary>Files</summary>
          <table class="rows">
            <thead><tr><th scope="col">Files</th><th scope="col">What becomes of them</th><th scope="col">To</th></tr></thead>
            <tbody>
              <xsl:for-each select="restored-file[position() &lt;= 500]">
                <tr><td><code><xsl:value-of select="@path"/></code><xsl:if test="@recursive = 'yes'"> with subfolders</xsl:if></td>
                  <td><xsl:call-template name="action"/><xsl:if test="@note"><div class="q"><xsl:value-of select="@note"/></div></xsl:if></td>
                  <td><code><xsl:value-of select="@to"/></code><xsl:if test="@ranges"><div class="q">bytes <code><xsl:value-of select="@ranges"/></code></div></xsl:if></td></tr>
              </xsl:for-each>
            </tbody>
          </table>
          <xsl:if test="count(restored-file) &gt; 500"><p class="q">and <xsl:value-of select="format-number(count(restored-file) - 500, '#,##0')"/> more</p></xsl:if>
        </details>
      </xsl:if>
    </td>
  </tr>
</xsl:template>

<xsl:template match="restore-changes">
  <section>
    <h2>What changes with the other target</h2>
    <xsl:choose>
      <xsl:when test="restore-change">
        <table class="rows sort">
          <thead><tr><th scope="col">Step</th><th scope="col">Component</th><th scope="col">What</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
          <tbody>
            <xsl:for-each select="restore-change">
              <tr><td><xsl:value-of select="@step"/></td><td><strong><xsl:call-template name="writer-name"/></strong><div><code><xsl:value-of select="@full-path"/></code></div></td>
                <td><xsl:value-of select="translate(@what, '_', ' ')"/><xsl:if test="@path"><div><code><xsl:value-of select="@path"/></code></div></xsl:if></td>
                <td><xsl:value-of select="@before"/></td><td><xsl:value-of select="@after"/></td></tr>
            </xsl:for-each>
          </tbody>
        </table>
      </xsl:when>
      <xsl:otherwise><p>Nothing.</p></xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>

</xsl:stylesheet>
