<?xml version="1.0" encoding="UTF-8"?>
<!-- How each writer wants to be restored. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template match="writers" mode="restore">
  <xsl:variable name="n"><xsl:call-template name="n"/></xsl:variable>
  <xsl:if test="writer">
    <section>
      <h3 id="methods-{$n}">Restore methods</h3>
      <table class="rows sort">
        <thead><tr><th scope="col">Writer</th><th scope="col">Method</th><th scope="col">The writer's part</th><th scope="col">Reboot</th><th scope="col">What to know</th></tr></thead>
        <tbody><xsl:apply-templates select="writer" mode="restore"/></tbody>
      </table>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="writer" mode="restore">
  <tr>
    <td><a href="#{@id}"><xsl:value-of select="@name"/><xsl:if test="not(@name)">(no name)</xsl:if></a><xsl:if test="@instance-name"><div class="q"><xsl:value-of select="@instance-name"/></div></xsl:if></td>
    <td>
      <xsl:choose>
        <xsl:when test="restore-method/@method"><code><xsl:value-of select="restore-method/@method"/></code><div class="q"><xsl:value-of select="restore-method/meaning[@of = 'method']"/></div></xsl:when>
        <xsl:when test="restore-method/@method-raw">not understood: <code><xsl:value-of select="restore-method/@method-raw"/></code></xsl:when>
        <xsl:when test="restore-method">not recorded</xsl:when>
        <xsl:otherwise>none</xsl:otherwise>
      </xsl:choose>
    </td>
    <td>
      <xsl:if test="restore-method/@writer-restore"><code><xsl:value-of select="restore-method/@writer-restore"/></code><div class="q"><xsl:value-of select="restore-method/meaning[@of = 'writer-restore']"/></div></xsl:if>
      <xsl:if test="restore-method/@writer-restore-raw">not understood: <code><xsl:value-of select="restore-method/@writer-restore-raw"/></code></xsl:if>
    </td>
    <td>
      <xsl:choose>
        <xsl:when test="restore-method/@reboot-required = 'yes'"><span class="b info">needed</span></xsl:when>
        <xsl:when test="restore-method">no</xsl:when>
      </xsl:choose>
    </td>
    <td>
      <xsl:if test="restore-method/@service"><div>service <code><xsl:value-of select="restore-method/@service"/></code></div></xsl:if>
      <xsl:if test="restore-method/@user-procedure"><div>procedure: <xsl:value-of select="restore-method/@user-procedure"/></div></xsl:if>
      <xsl:for-each select="known-writer/restore"><div><xsl:value-of select="."/></div></xsl:for-each>
      <xsl:for-each select="file-sets[@kind = 'alternate_location_mapping']"><div><xsl:call-template name="count"><xsl:with-param name="n" select="@total"/><xsl:with-param name="one" select="'alternate location mapping'"/></xsl:call-template></div></xsl:for-each>
    </td>
  </tr>
</xsl:template>

</xsl:stylesheet>
